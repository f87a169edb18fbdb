import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.invisible import SPELLING_JOINERS, spell_out
from bot.render.html import clean

ANY = st.text(st.characters(exclude_categories=()))


def test_what_a_terminal_obeys_is_spelt_out() -> None:
    """Escapes, line breaks, direction marks, halves; letters, blanks and emoji stay."""
    assert spell_out("a\x1b[2J\r\n\x9b\u202e\ufeff") == r"a\u001b[2J\u000d\u000a\u009b\u202e\ufeff"
    assert spell_out("\ud800\U000e0041\ufffe\x7f") == r"\ud800\udb40\udc41\ufffe\u007f"
    assert spell_out("naïve نص\xa0😀 ۝") == "naïve نص\xa0😀 ۝"
    assert spell_out("می\u200cخواهم\n", keep=f"\n{SPELLING_JOINERS}") == "می\u200cخواهم\n"


@given(ANY)
def test_within_json_the_value_stays(text: str) -> None:
    """Any reader of JSON gets back what was written, and no output fails to be encoded."""
    written = spell_out(json.dumps({"text": text}, ensure_ascii=False, indent=2), keep="\n")

    assert json.loads(written.encode().decode()) == {"text": text}
    assert not {unicodedata.category(c) for c in written} & {"Cf", "Cs", "Co", "Zl", "Zp"}
    assert {c for c in written if unicodedata.category(c) == "Cc"} <= {"\n"}


@given(ANY)
def test_a_clean_text_has_nothing_to_spell_out(text: str) -> None:
    """What goes to a chat is without what a terminal would obey."""
    cleaned = clean(text)

    assert spell_out(cleaned, keep=SPELLING_JOINERS) == cleaned
