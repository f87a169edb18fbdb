"""Regular expressions that can be read: long lists of phrases stand in tables, grammar in named parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for top in ("bot", "summarizer") for p in (ROOT / top).rglob("*.py"))

#: Characters of an expression as it is written, without what is put into it by name.
LONGEST = 200


def written(node: ast.AST) -> str:
    """Return what is written of a string, joined or with names in it; of other things nothing."""
    texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return "".join(text if isinstance(text, str) else "" for text in texts)


def expressions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of what is given to ``re``, and of other strings that have groups in them.

    Of verbose ones, the longest line: each is a part with a comment.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            text = written(node.args[0])
            is_verbose = "re.VERBOSE" in map(ast.unparse, ast.walk(node))
            yield node.lineno, max(text.split("\n"), key=len) if is_verbose else text
        elif isinstance(node, ast.Constant | ast.JoinedStr) and "(?:" in (text := written(node)):
            yield node.lineno, max(text.split("\n"), key=len)


def too_long(source: str) -> list[int]:
    return sorted({line for line, text in expressions(ast.parse(source)) if len(text) > LONGEST})


def test_no_expression_is_too_long() -> None:
    """A list of phrases belongs into ``summarizer/data/phrases``, where each has examples."""
    found = {
        str(module.relative_to(ROOT)): lines
        for module in MODULES
        if (lines := too_long(module.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        f"re.compile(r'{'a|' * 101}b')",
        f"re.compile(r'{'a|' * 60}'\n    rf'{'b|' * 60}{{C}}', re.IGNORECASE)",
        f"re.search('{'a' * 201}', text)",
        f"PART = r'(?:{'a|' * 101}b)'",
        f"re.compile('''\n  {'a|' * 101}\n''', re.VERBOSE)",
    ],
)
def test_a_long_one_is_found(source: str) -> None:
    """In one piece or in several, as a whole or as a part."""
    assert too_long(source) == [1]


def test_what_is_put_in_by_name_does_not_count() -> None:
    """Nor do the other lines of a verbose expression, nor strings that are none."""
    line = f"  {'a|' * 60} # why\n"
    sources = (f"re.compile('''\n{line}{line}''', re.VERBOSE)", f"TEXT = '{'a' * 300}'")

    assert [too_long(source) for source in (*sources, "re.compile(f'{A}|{B}')")] == [[], [], []]
