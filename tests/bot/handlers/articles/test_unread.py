"""What a person sends that no bot reads."""

from __future__ import annotations

import pytest

from bot.handlers.articles.unread import UnreadAnswers
from bot.interactions.answering import Answering
from bot.interactions.interaction import Interaction, SentFile
from bot.models import SentKind
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.interactions.people import GROUP, Owed, did, given

FILE = SentKind.FILE


async def said(asked: Interaction) -> list[str]:
    owed = Owed()
    await given([UnreadAnswers(Answering(owed, ())).handler()], asked)
    return owed.said


@pytest.mark.parametrize("kind", SentKind)
async def test_each_kind_has_a_line_of_its_own(kind: SentKind) -> None:
    """With the limit in numbers where there is one."""
    assert await said(did(kind=kind)) == [ENGLISH.say(texts.NOT_READ[kind], limit="5")]
    assert len(set(texts.NOT_READ.values())) == len(SentKind)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Report.DOCX", "I cannot read .docx files. "),
        ("a.zip", "I cannot read .zip files. "),
        ("a.<b>", "I cannot read this kind of file. "),
        ("a", "I cannot read this kind of file. "),
    ],
)
async def test_a_file_is_called_by_the_end_of_its_name(name: str, line: str) -> None:
    """Where that is a word."""
    (answer,) = await said(did(kind=FILE, file=SentFile("F", name, None, 9)))

    assert answer == f"{line}I read HTML, PDF, text and Markdown files of up to 5 MB."


@pytest.mark.parametrize(
    "asked",
    [
        did(kind=SentKind.PICTURE, links=("https://a.example",)),
        did(kind=SentKind.PICTURE, text="word " * 200),
        did(GROUP, kind=SentKind.POLL),
        did(text="hello"),
    ],
)
async def test_what_can_be_read_is(asked: Interaction) -> None:
    """Under a picture may stand a link; groups talk among themselves."""
    assert await said(asked) == []
