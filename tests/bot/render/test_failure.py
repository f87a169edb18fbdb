import pytest

from bot.errors import FetchError, Unfetched
from bot.render.failure import failure_line, render_failure
from bot.render.language import ENGLISH
from summarizer.errors import ReadingError, Unreadable

ERRORS = [FetchError(reason) for reason in Unfetched] + [
    ReadingError(reason) for reason in Unreadable
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.reason.value)
def test_every_failure_is_one_honest_line(error: FetchError | ReadingError) -> None:
    """Each reason has a sentence for people."""
    line = failure_line(error, ENGLISH)

    assert "\n" not in line
    assert line.endswith(".")


def test_no_two_reasons_of_a_kind_sound_alike() -> None:
    """A person learns which it is."""
    lines = [failure_line(FetchError(reason), ENGLISH) for reason in Unfetched]

    assert len(set(lines)) == len(lines)


def test_of_several_links_the_failed_one_is_named() -> None:
    """Its name cannot be tapped, and holds no markup."""
    reply = render_failure(FetchError(Unfetched.GONE), ENGLISH, "https://example.org/<b>?q=secret")

    assert reply.html.startswith("<code>example.org/&lt;b&gt;</code>: ")


def test_a_link_that_is_none_is_named_too() -> None:
    """Even what cannot be taken apart."""
    reply = render_failure(FetchError(Unfetched.BAD_LINK), ENGLISH, "http://[/")

    assert reply.html.startswith("<code>http://[/</code>: ")
