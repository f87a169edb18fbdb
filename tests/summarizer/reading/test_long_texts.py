"""What a hostile page writes into one place costs no more than its length."""

import time

import pytest

from summarizer import read_article
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

PLACES = {
    "title": "<title>Harbour to close - {}</title><h1>Harbour to close</h1>",
    "site": "<title>Harbour to close</title><meta property='og:site_name' content='{}'>",
    "keywords": "<title>Harbour to close</title><meta name='keywords' content='{}'>",
    "class": "<title>Harbour to close</title><h1>Harbour to close</h1><div class='{}'>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", ["- ", "| ", "a_", "aA", "、"])
def test_long_texts(place: str, said: str) -> None:
    """Each rule on names would read such a text once for each of its parts; models are loaded before."""
    read_article(f"<html><body>{TEXT}".encode(), "https://gazette.example/a/b", "text/html")
    page = f"<html><body>{PLACES[place].format(said * 20_000 + '!')}{TEXT}".encode()
    started = time.process_time()
    read_article(page, "https://gazette.example/a/b", "text/html")
    assert time.process_time() - started < 5
