"""Pages whose sentences end in other marks than a full stop with a blank behind it."""

from __future__ import annotations

import pytest

from summarizer import read_article, summarize
from summarizer.language.sentences import split_sentences
from summarizer.ranking.rules.forms import form_of

HINDI = (
    "<p>नगर परिषद ने सोमवार को पुराने घाट को फिर से बनाने का फैसला किया| यह घाट 2019 के तूफान के बाद से बंद है| "
    "काम मार्च में शुरू होगा और दो साल चलेगा|</p>"
    "<p>इंजीनियरों ने कहा कि पत्थर की दीवार चालीस सेंटीमीटर खिसक गई थी| नए घाट के खुलने तक एक पुल नावों की सेवा करेगा|</p>"
    "<p>शहर इस काम के लिए बारह करोड़ रुपये देगा| दुकानदारों ने मदद मांगी थी|</p>"
    "<p>मरम्मत पर अगले साल तक कुल बीस करोड़ रुपये खर्च होंगे| परिषद ने शुक्रवार को इसकी घोषणा की|</p>"
)
KHMER = (
    "<p>ក្រុមប្រឹក្សាកំពង់ផែបានសម្រេចនៅថ្ងៃចន្ទថានឹងសាងសង់ជញ្ជាំងចាស់ឡើងវិញ។ ការងារនឹងចាប់ផ្តើមនៅខែមីនា ហើយនឹងចំណាយពេលពីរឆ្នាំ។ "
    "ជញ្ជាំងនេះត្រូវបានបិទតាំងពីមានព្យុះកាលពីឆ្នាំ២០១៩។</p>"
    "<p>វិស្វករបាននិយាយថាជញ្ជាំងថ្មបានរំកិលសែសិបសង់ទីម៉ែត្រ។ ស្ពានបណ្តោះអាសន្ននឹងបម្រើទូកនេសាទរហូតដល់កំពង់ផែថ្មីបើក។</p>"
    "<p>ទីក្រុងនឹងចំណាយប្រាក់ដប់ពីរលានដុល្លារសម្រាប់ការងារនេះ។ ម្ចាស់ហាងបានស្នើសុំជំនួយព្រោះភ្ញៀវទេសចរមិនមក។</p>"
)
NOTES = (
    '<p>The quay opened in 1901.<sup class="reference"><a href="#1">[1]</a></sup> The city paid twelve million for it.'
    '<sup><a href="#2">2</a></sup> The region added another five in the years after the war.</p>'
    "<p>Engineers said the stone wall had moved by forty centimetres and could no longer carry lorries. A temporary "
    "bridge will serve the fishing boats until the new quay opens.</p>"
)


@pytest.mark.parametrize(
    ("language", "body", "counts"),
    [("hi", HINDI, [3, 2, 2, 2]), ("km", KHMER, [3, 2, 2]), ("en", NOTES, [3, 2])],
)
def test_its_sentences_are_parted_and_each_can_be_a_point(
    language: str, body: str, counts: list[int]
) -> None:
    """The bar for the danda, the Khmer khan, marks of footnotes."""
    html = (
        f'<html lang="{language}"><title>Quay</title><article><h1>Quay</h1>{body}</article></html>'
    )

    article = read_article(html.encode(), "https://news.example.com/a", "text/html; charset=utf-8")

    assert [len(split_sentences(text, language)) for text in article.paragraphs] == counts
    assert all(
        len(split_sentences(point.text, language)) == 1 for point in summarize(article, 3).points
    )


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1901.[1]",
        "It ended after the war.2",
        "It fell.¹",
        "वह गया|",
        "គាត់មក។",
        "ጠቅላይ ሚኒስትሩ ተናገሩ።",
    ],
)
def test_a_sentence_with_such_a_mark_is_marked(text: str) -> None:
    """It is no heading."""
    assert not form_of(text, None).unmarked


@pytest.mark.parametrize(
    "text", ["Opening hours: 9:30", "Version 2.5", "Rice | Beans", "Figure [1]"]
)
def test_a_heading_that_ends_in_a_number_is_unmarked(text: str) -> None:
    """A footnote's mark stands behind a stop."""
    assert form_of(text, None).unmarked
