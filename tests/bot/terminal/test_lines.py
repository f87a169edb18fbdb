import io

from bot.terminal.lines import messages_of, read_messages


def test_a_pasted_text_is_one_message() -> None:
    """Its blank lines belong to it."""
    assert list(messages_of(["Title", "", "First.", "Second."])) == ["Title\n\nFirst.\nSecond."]


def test_links_commands_and_numbers_are_messages_of_their_own() -> None:
    """Each is answered, in order."""
    lines = ["/help", "http://a.org/1", " https://a.org/2 ", "", "2", "some", "text", "/help"]

    assert list(messages_of(lines)) == [
        "/help",
        "http://a.org/1",
        "https://a.org/2",
        "2",
        "some\ntext",
        "/help",
    ]


async def test_a_pipe_is_read_to_its_end() -> None:
    """Also where the last line has no end."""
    messages = [text async for text in read_messages(io.StringIO("/help\r\nhttp://a.org/1"))]

    assert messages == ["/help", "http://a.org/1"]


async def test_an_empty_pipe_has_no_messages() -> None:
    """`precis chat < /dev/null` ends at once."""
    assert [text async for text in read_messages(io.StringIO(""))] == []
