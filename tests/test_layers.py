"""The import order of the tree: a module imports only from layers below its own."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent

#: Lowest first; a package stands for all of its modules.
LAYERS = (
    ("summarizer",),
    ("bot.errors", "bot.models", "bot.invisible"),
    ("bot.outgoing", "bot.reports"),
    ("bot.settings", "bot.logs", "bot.fairness", "bot.retry", "bot.metrics"),
    ("bot.fetching", "bot.subscriptions", "bot.setting_names"),
    ("bot.feeds", "bot.reading"),
    ("bot.newsroom",),
    ("bot.render",),
    ("bot.locales",),
    ("bot.storage",),
    ("bot.attempts", "bot.condensing", "bot.sweeping"),
    ("bot.articles", "bot.deliveries", "bot.polling", "bot.following", "bot.observing"),
    ("bot.stories", "bot.telling"),
    ("bot.interactions",),
    ("bot.handlers", "bot.work", "bot.gateway", "bot.terminal", "bot.web"),
    ("bot.app",),
    ("bot.commands",),
    ("bot.cli",),
    ("bot.__main__",),
)

MODULES = sorted(p for top in ("bot", "summarizer") for p in (ROOT / top).rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def layer(module: str) -> tuple[int, str] | None:
    """Return the height of the module's layer and the name it goes by there."""
    for height, names in enumerate(LAYERS):
        for name in names:
            if module == name or module.startswith(f"{name}."):
                return height, name
    return (0, "bot") if module == "bot" else None


@cache
def imported(path: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def test_every_module_has_a_place() -> None:
    """A new package is given one in LAYERS."""
    assert [name for path in MODULES if layer(name := module_name(path)) is None] == []


def test_imports_run_downwards() -> None:
    """A module imports from lower layers and its own package only."""
    upward = [
        f"{module_name(path)} imports {name}"
        for path in MODULES
        if (own := layer(module_name(path)))
        for name in imported(path)
        if (found := layer(name)) and found != own and found[0] >= own[0]
    ]
    assert upward == []


def test_summarizer_stands_alone() -> None:
    """summarizer/ knows nothing of the bot, of Telegram, of the network or of a database."""
    others = {"bot", "telegram", "httpx", "sqlalchemy", "sqlite3", "psycopg"}
    known = [
        f"{module_name(path)} imports {name}"
        for path in MODULES
        if layer(module_name(path)) == layer("summarizer")
        for name in imported(path)
        if name.split(".")[0] in others
    ]
    assert known == []


def test_no_import_cycles() -> None:
    """The modules can be put in an order in which each needs only earlier ones."""
    names = {module_name(path): path for path in MODULES}
    graph = {name: imported(path) & names.keys() - {name} for name, path in names.items()}

    assert len(list(TopologicalSorter(graph).static_order())) == len(names)
