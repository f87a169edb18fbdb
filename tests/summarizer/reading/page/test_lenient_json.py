"""What scripts hold as JSON is read although it has a comma too many, a comment, a brace."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.page.lenient_json import loads_leniently

NODE = {"@type": "NewsArticle", "headline": "Harbour // to close, } at last"}
WRITTEN = json.dumps(NODE)


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN + ";",
        WRITTEN + "\n}",
        "// <![CDATA[\n" + WRITTEN + "\n// ]]>",
        "<![CDATA[" + WRITTEN + "]]>",
        "/*<![CDATA[*/" + WRITTEN + "/*]]>*/",
        "<!-- " + WRITTEN + " -->",
        WRITTEN[:-1] + ', // "image": "a.jpg"\n}',
        WRITTEN[:-1] + ",/* no image */}",
        '{"@type": "NewsArticle",, "headline": 1}' + WRITTEN,
    ],
    ids="semicolon brace comments bare commented hidden line block broken".split(),
)
def test_what_surrounds_json(text: str) -> None:
    """It is left out; a value that is broken for good ends the reading."""
    expected = [] if ",," in text else [NODE]
    assert list(loads_leniently(text)) == expected


def test_several_in_a_row() -> None:
    """Each is read, with a comma between them or without."""
    assert list(loads_leniently(f"{WRITTEN}{WRITTEN},\n[{WRITTEN}]")) == [NODE, NODE, [NODE]]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(
    st.lists(values) | st.dictionaries(st.text(), values), st.sampled_from(["", "}", ";", "]]>"])
)
def test_any_value_survives(value: object, behind: str) -> None:
    """Whatever its texts look like: ends, quotes, comments where nothing is amiss."""
    text = json.dumps(value)
    if behind and any(sign in text for sign in ("<!", "]]", "-->")):
        behind = ""
    assert list(loads_leniently(text + behind)) == [value]


@pytest.mark.parametrize("piece", ["{", '"', "/* ", "// ", ", ", '"\\', "[{", "<!--", '{"a":1,}'])
def test_hostile_texts_cost_little(piece: str) -> None:
    """None takes its length squared, and no more values are given than an article may have."""
    assert len(list(loads_leniently(piece * 200_000))) <= 50
