import gzip
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError, Unfetched
from bot.fetching.decoding import Decoder


def decoded(data: bytes, cuts: list[int], limit: int = 10_000) -> bytes:
    decoder = Decoder("gzip", limit)
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    for start, end in pairwise(places):
        decoder.feed(data[start:end])
    return decoder.body()


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.lists(st.integers(0, 4000)))
def test_members_in_any_cut_are_one_body(members: list[bytes], cuts: list[int]) -> None:
    """A gzip body may be a series, and come in parts that know nothing of it."""
    data = b"".join(gzip.compress(member) for member in members)

    assert decoded(data, cuts) == b"".join(members)


@given(st.binary(max_size=300), st.integers(1, 40), st.lists(st.integers(0, 400)))
def test_a_cut_body_is_none(body: bytes, missing: int, cuts: list[int]) -> None:
    """Wherever it ends too early, but with nothing at all."""
    data = gzip.compress(body)[:-missing]
    if data:
        with pytest.raises(FetchError) as raised:
            decoded(data, cuts)
        assert raised.value.reason is Unfetched.BROKEN_ANSWER


@given(st.lists(st.integers(0, 400)))
def test_padding_is_passed_over(cuts: list[int]) -> None:
    """Some servers fill up with zeros."""
    assert decoded(gzip.compress(b"text") + b"\0" * 99, cuts) == b"text"


def test_ten_megabytes_of_blanks_are_stopped_at_the_limit() -> None:
    """Nothing beyond the limit is ever held."""
    bomb = gzip.compress(b" " * 10_000_000)
    decoder = Decoder("gzip", 1000)

    with pytest.raises(FetchError) as raised:
        decoder.feed(bomb)

    assert raised.value.reason is Unfetched.TOO_LARGE


def test_crumbs_are_refused() -> None:
    """Members of nothing cost work and hold nothing."""
    with pytest.raises(FetchError):
        decoded(gzip.compress(b"") * 2000, [])


def test_only_gzip_is_undone() -> None:
    """Zlib's own format is a deflate body, which we do not ask for."""
    with pytest.raises(FetchError):
        Decoder("deflate", 1000)
    with pytest.raises(FetchError):
        decoded(zlib.compress(b"x"), [])
