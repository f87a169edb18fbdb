"""What kind of article a page holds."""

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article
from summarizer.models import Article, ArticleKind
from summarizer.reading.kind.article_kind import kind_chances, load_kinds, with_kind
from summarizer.reading.kind.cues import (
    at_end,
    in_heading,
    in_headline,
    in_opening,
    in_places,
    kind_cues,
)
from summarizer.reading.kind.source import PageSigns
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

TABLE = json.loads(files("summarizer.data").joinpath("kinds.json").read_text(encoding="utf-8"))
HEADLINES = [(kind, language) for kind, entry in TABLE["headlines"].items() for language in entry]
TEN = {"en", "de", "fr", "es", "it", "pt", "ru", "pl", "nl", "tr"}
P = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
GERMAN = (
    "<p>Im alten Hafen brennt seit dem frühen Morgen eine Halle. Die Feuerwehr ist mit achtzig Leuten vor Ort, "
    "sagte ein Sprecher. Verletzt wurde nach bisherigen Angaben niemand.</p><p>Der Verkehr auf der Brücke ruht, "
    "und Schiffe müssen die westliche Einfahrt nehmen. Wann die Halle gelöscht sein wird, ist noch offen.</p>"
)
SITE = "https://www.gazette.example"


def page(title: str, body: str = P, *, stated: str = "", language: str = "en") -> bytes:
    script = f'<script type="application/ld+json">{stated}</script>' if stated else ""
    return (
        f'<html lang="{language}"><head><title>{title}</title>{script}</head><body><main><article>'
        f"<h1>{title}</h1><div class='text'>{body}</div></article></main></body></html>"
    ).encode()


def kind_of(title: str, body: str = P, path: str = "/a/1", **more: str) -> ArticleKind | None:
    return read_article(page(title, body, **more), SITE + path, "text/html").kind


@pytest.mark.parametrize(("kind", "language"), HEADLINES)
def test_forms_of_headlines(kind: str, language: str) -> None:
    """Each language's examples are known, and those that only look alike are not."""
    entry = TABLE["headlines"][kind][language]
    assert [each for each in entry["must"] if kind not in in_headline(each, language)] == []
    assert [each for each in entry["must_not"] if kind in in_headline(each, language)] == []


def test_headlines_are_known_in_ten_languages() -> None:
    """For each kind that headlines tell everywhere; a paper's are told in few."""
    kinds = [kind for kind in TABLE["headlines"] if kind != "research"]
    assert {kind for kind in kinds if set(TABLE["headlines"][kind]) < TEN} == set()
    assert set(TABLE["headlines"]) <= set(ArticleKind)


def test_a_headline_in_no_known_language_is_looked_at_in_all() -> None:
    """Its words are those of one of them."""
    assert "recipe" in in_headline("Przepis na ciasto z wiśniami", None)
    assert "recipe" not in in_headline("Przepis na ciasto z wiśniami", "de")


@pytest.mark.parametrize(
    ("heading", "sign"),
    [("Zutaten für vier Personen", "recipe"), ("Verdict", "review"), ("3.1 Results", "research"), ("Étape 2 : creuser", "how-to"), ("About Example Bank", "press-release"), ("Häufige Fragen", "explainer"), ("12. The lighthouse", "listicle"), ("Fazit", "conclusion")],
)  # fmt: skip
def test_headings_that_tell(heading: str, sign: str) -> None:
    """In whatever language."""
    assert sign in in_heading(heading)
    assert in_heading("The harbour in winter") == frozenset()


def test_places_are_whole_words() -> None:
    """A path's word tells, a part of one does not."""
    assert "recipe" in in_places("food/rezepte")
    assert "press-release" in in_places("Press-Release")
    assert in_places("pressure rezeptefrei") == frozenset()


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("Recipe", "recipe"), ("LiveBlogPosting", "live"), ("OpinionNewsArticle", "opinion"), ("ScholarlyArticle", "research")],
)  # fmt: skip
def test_what_a_page_states_is_certain(type_: str, kind: str) -> None:
    """Whatever its text looks like."""
    stated = json.dumps({"@type": type_, "headline": "The harbour", "name": "The harbour"})
    assert kind_of("The harbour", stated=stated) == kind


def test_rare_kinds_are_told_by_headline_and_section() -> None:
    """An obituary, and a ticker."""
    assert kind_of("Captain Jane Doe, who sailed alone, dies at 91") == "obituary"
    assert kind_of("Jane Doe", path="/obituaries/jane-doe") == "obituary"
    assert kind_of("Hafenbrand im Liveticker", GERMAN, language="de") == "live"


def test_news_of_the_day() -> None:
    """As most of what is sent."""
    stated = json.dumps({"@type": "NewsArticle", "headline": "Harbour to close for three months"})
    path = "/news/2023/11/21/harbour"
    assert kind_of("Harbour to close for three months", path=path, stated=stated) == "news"


STEPS = "".join(
    f"<h2>Step {n}: {what}</h2><p>Make sure you {what.lower()} with a sharp saw before you go on. "
    "You should avoid cutting in the rain, and use gloves if you can.</p>"
    for n, what in enumerate(("Choose the branch", "Clean the saw", "Cut below", "Cut above"), 1)
)
ITEMS = "".join(
    f"<h2>{n}. {what}</h2><p>{what} has clear water and a long beach. It is one of the best places "
    "of the coast for those who love to swim early in the day.</p>"
    for n, what in enumerate(("Aber", "Bay", "Cove", "Dune", "Esk", "Firth", "Glen"), 1)
)


def test_steps_and_lists() -> None:
    """Told by their form and headline."""
    assert kind_of("How to Prune a Cherry Tree", STEPS, "/garden/how-to-prune") == "how-to"
    assert kind_of("7 Best Places to Swim", ITEMS, "/travel/best-places-to-swim") == "listicle"


def test_a_text_without_a_page_has_a_kind() -> None:
    """A file, or what somebody pasted; a bare text that nobody read has none."""
    text = "Harbour to close\n\n" + "\n\n".join(PARAGRAPHS)
    assert read_article(text.encode(), "", "text/plain").kind is not None
    assert Article.from_text(text).kind is None
    assert with_kind(Article(title="Nothing")).kind is None


def test_chances_add_up() -> None:
    """Those that are not certain are shared among the kinds that were learned."""
    article = Article(title="Harbour to close", paragraphs=tuple(PARAGRAPHS))
    chances = kind_chances(article)
    assert len(chances) == len(load_kinds().kinds) > 10
    assert sum(chances.values()) == pytest.approx(1, abs=1e-4)
    assert kind_chances(article, PageSigns(own_types=frozenset({"Recipe"}))) == {"recipe": 1.0}


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(min_size=1), min_size=1))
def test_any_text_has_one_kind(title: str, path: str, paragraphs: list[str]) -> None:
    """The same each time, whatever is in it."""
    article = Article(title=title, url=f"{SITE}/{path}", paragraphs=tuple(paragraphs))
    found = with_kind(article).kind
    assert found in set(ArticleKind)
    assert with_kind(article).kind == found


def test_an_address_that_is_none_says_nothing() -> None:
    """A page may state any."""
    article = Article(title="A", url="https://[gazette/news/a", paragraphs=tuple(PARAGRAPHS))
    assert with_kind(article).kind in set(ArticleKind)


def test_a_headline_without_end_takes_no_time() -> None:
    """Only its beginning is looked at: a million letters would take hours."""
    assert in_headline("r" * 1_000_000, "de") == frozenset()
    assert in_heading("1" * 1_000_000) == frozenset()


def test_the_file_says_where_it_is_from() -> None:
    """Source, licence, command and quality; and it is small."""
    path = files("summarizer.data").joinpath("kinds.npz")
    with path.open("rb") as file:
        told = json.loads(str(np.load(file)["about"]))
    assert {"learned from", "licence", "articles", "right", "written by"} <= set(told)
    assert len(path.read_bytes()) <= 200_000
    assert set(kind_cues().of_places) <= set(ArticleKind)


@pytest.mark.parametrize("sign", TABLE["openings"])
def test_what_texts_open_with(sign: str) -> None:
    """Each example is known, and what only looks alike is not."""
    entry = TABLE["openings"][sign]
    assert [each for each in entry["must"] if sign not in in_opening(each)] == []
    assert [each for each in entry["must_not"] if sign in in_opening(each)] == []


@pytest.mark.parametrize("sign", TABLE["ends"])
def test_what_texts_end_with(sign: str) -> None:
    """Each example is known, and what only looks alike is not."""
    entry = TABLE["ends"][sign]
    assert [each for each in entry["must"] if sign not in at_end(each)] == []
    assert [each for each in entry["must_not"] if sign in at_end(each)] == []


def test_names_of_papers_and_hosts_of_blogs() -> None:
    """A word of the press, or of who hosts blogs, in a name."""
    for name, form in (("press", kind_cues().press), ("blogs", kind_cues().blogs)):
        entry = TABLE[name]
        assert all(map(form.search, entry["must"]))
        assert not any(map(form.search, entry["must_not"]))
