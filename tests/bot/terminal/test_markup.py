from bot.terminal.markup import to_ansi, to_plain

HTML = '<a href="http://a/?b&amp;c"><b>T &lt;x&gt;</b></a>\n• <code>@d</code>'


def test_plain_text_names_the_links() -> None:
    """Where nothing can be tapped, the address stands behind the text."""
    assert to_plain(HTML) == "T <x> http://a/?b&c\n• @d"


def test_a_terminal_shows_links_and_bold() -> None:
    """Links are OSC 8, styles are reset where they end."""
    assert to_ansi(HTML) == (
        "\x1b]8;;http://a/?b&c\x1b\\\x1b[1mT <x>\x1b[0m\x1b]8;;\x1b\\\n• \x1b[36m@d\x1b[0m"
    )
