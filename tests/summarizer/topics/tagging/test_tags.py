"""The hashtags of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Article, Tag
from summarizer.topics import hashtag, tags_of, topic_key
from summarizer.topics.tagging.tags import MAX_TAGS
from tests.summarizer.ranking.articles import FLOOD


def tagged(*labels: str, channel: str = "article:tag", text: str = "", **more: str) -> Article:
    tags = tuple(Tag(label, label=label, channel=channel) for label in labels)
    return Article(tags=tags, paragraphs=(text,) if text else (), **more)  # type: ignore[arg-type]


def told(title: str, text: str, language: str = "en", **more: str) -> tuple[str, ...]:
    return tags_of(Article.from_text(text, title=title, language=language, **more))


def test_the_pages_tags_come_first() -> None:
    """Of what stands alike in the article, what the page names is first, as the page spells it."""
    found = tags_of(
        tagged(
            "Foreign Ministry", text="The foreign ministry of Ruritania spoke. The prince waits."
        )
    )

    assert found[0] == "foreign_ministry"


@pytest.mark.parametrize(
    "channel", ["article:tag", "news_keywords", "jsonld-keywords", "keywords", "feed"]
)
def test_the_pages_tags_stand_in_the_text(channel: str) -> None:
    """Whatever the site says of every page is not what this one is about."""
    article = tagged(
        "Danube",
        "NFL",
        "Russia",
        channel=channel,
        title="The Danube rises",
        text="The Danube rose in Passau.",
    )

    assert "danube" in tags_of(article)
    assert not {"nfl", "russia"} & {*tags_of(article)}


def test_inflected_tags_stand_in_the_text() -> None:
    """A tag is in the nominative, its text need not be."""
    text = "Vláda Andreje Babiše podala demisi. O Andreji Babišovi se mluví."
    article = tagged("Andrej Babiš", "Olympiáda", title="Demise vlády", text=text, language="cs")

    assert "andrej_babiš" in tags_of(article)
    assert "olympiáda" not in tags_of(article)


def test_spellings_of_one_topic_are_one_tag() -> None:
    """Plurals, aliases, forms and other languages of a topic add no second tag."""
    text = "Wolves of the USA met a wolf of the United States."

    assert tags_of(
        tagged("wolves", "Wolves", "USA", "United States", "США", title=text, text=text)
    ) == ("wolves", "usa")


def test_an_adjective_of_a_place_is_the_place() -> None:
    """Nobody follows "Russian" alone; but where no place is named a language may be meant."""
    text = "Russian ships left the port of Riga. The Russian crews were tired, and went to Russia."
    found = tags_of(tagged("Russian", "Riga", title="Ships leave Riga", text=text, language="en"))

    assert "russia" in found
    assert "russian" not in found
    lesson = "Spanish verbs are hard. A lesson of Spanish helps, and Spanish songs do."
    assert "spanish" in tags_of(
        tagged("Spanish", title="Spanish verbs", text=lesson, language="en")
    )


def test_an_editors_word_of_any_text_is_no_tag() -> None:
    """However the page is tagged: it says nothing of what the article is about."""
    text = "The siblings of Riga sold their harbour. A reader of the poll asked the siblings why."
    found = tags_of(
        tagged(
            "Siblings", "Reader", "Poll", "Riga", title="Siblings of Riga", text=text, language="en"
        )
    )

    assert found[:1] == ("riga",)
    assert not {"reader", "poll"} & {*found}
    game = tagged(
        "The Finals", title="The Finals reviewed", text="A game of finals.", language="en"
    )
    assert tags_of(game) == ("the_finals",)


def test_an_office_of_a_place_is_no_name() -> None:
    """Who holds it is one."""
    text = (
        "Russian Prime Minister Boris Lodin came to Riga. In Riga the Russian Prime Minister spoke of ships. "
        "Boris Lodin left at night."
    )
    found = told("Lodin speaks of ships in Riga", text)

    assert "boris_lodin" in found
    assert not [tag for tag in found if "prime" in tag]


def test_an_editors_few_tags_are_all_that_is_shown() -> None:
    """Four that the text bears out, in the page's order, need none of ours beside them; what it never says is none."""
    text = (
        "The Bergen Line met the Harbour Board of Oslo about ferries. "
        "Ferries of the Bergen Line leave Oslo, said Meridian. The Harbour Board agreed."
    )
    article = tagged(
        "Oslo", "Meridian", "Evergreen", "Ferries", "Harbour Board", title="Ferries", text=text
    )

    assert tags_of(article) == ("oslo", "meridian", "ferries", "harbour_board")


def test_a_sure_subject_is_a_tag() -> None:
    """A report of a match may be followed by its sport, which it does not name."""
    text = (
        "The goalkeeper saved two penalties before the striker scored in stoppage time.\n"
        "The midfielder had missed a free kick, and the winger was offside twice."
    )

    assert "football" in tags_of(tagged(title="Late goal lifts Ashford", text=text, language="en"))


@pytest.mark.parametrize(
    "label",
    ["News", "Top Stories", "Uncategorized", "home", "Latest News", "Новости", "Nachrichten", "Noticias",
     "À la une", "社会", "أخبار", "2024", "", "the"],
)  # fmt: skip
def test_categories_are_no_tags(label: str) -> None:
    """What a template gives to any text says nothing about this one."""
    assert tags_of(tagged(label, section=label)) == ()


def test_the_operators_label_is_a_tag() -> None:
    """Who labels a feed means it, whatever the text says; sections and categories need the text."""
    article = Article(
        tags=(Tag("Climate", channel="feed"), Tag("Germany", channel="label")), section="Politics"
    )

    assert tags_of(article) == ("germany",)


@pytest.mark.parametrize(
    "code", ["rtd-feed", "type_how_to", "front-page", "https://site.test/blog/travel/", "onecolumn"]
)
def test_codes_and_sections_are_no_tags(code: str) -> None:
    """What a content system calls a page by is in no text."""
    article = tagged(
        code, section=code, title="Seven walks", text="Seven walks in the hills. Walks are long."
    )

    assert all("walk" in tag or "hill" in tag for tag in tags_of(article))


def test_search_engine_words_must_stand_in_the_text() -> None:
    """Keywords that the text does not have were written to be found."""
    article = tagged("Danube", "Lottery", channel="keywords", text="The Danube rose in Passau.")

    assert "danube" in tags_of(article)
    assert "lottery" not in tags_of(article)


def test_a_text_without_tags_gets_some() -> None:
    """Places, subjects and names that title and text come back to are tags."""
    article = Article.from_text(FLOOD, title="Danube floods Passau", language="en")

    assert {"floods", "passau", "danube"} <= set(tags_of(article))
    # Named once by its dateline and once by the way.
    assert "germany" not in tags_of(article)


@pytest.mark.parametrize(
    ("language", "title", "text", "first"),
    [
        ("en", "Boric begins a tour", "Gabriel Boric left on Monday. Then Boric flew south. Boric is calm.",
         "gabriel_boric"),
        ("en", "Holcomb signs", "Indiana Gov. Eric Holcomb signed it. Holcomb said so.", "eric_holcomb"),
        ("en", "Ranger kills wolf", "The former minister Fritz von Habeln spoke. Habeln hunts, said Habeln.",
         "fritz_von_habeln"),
        ("en", "Strava adds a map", "Strava on Monday showed a map at its Camp Strava. Strava said so.", "strava"),
        ("de", "Hannawald schimpft", "Sven Hannawald hat genug. Der Sieger Hannawald klagt. Sagt Hannawald.",
         "sven_hannawald"),
        ("de", "Jubel um Duplantis", "Dort siegt Europameister Armand Duplantis. Dann jubelt Duplantis.",
         "armand_duplantis"),
        ("ru", "Подольски уходит", "Ветеран сборной Лукаш Подольски уходит. Решил Подольски вчера.",
         "лукаш_подольски"),
        ("tr", "Uraloğlu açıkladı", "Bakanı Abdulkadir Uraloğlu açıkladı. Bugün Uraloğlu dedi.",
         "abdulkadir_uraloğlu"),
        ("es", "Boric viaja", "El Presidente Gabriel Boric viaja. Ayer Boric dijo eso.", "gabriel_boric"),
    ],
)  # fmt: skip
def test_names_are_whole(language: str, title: str, text: str, first: str) -> None:
    """Who is named in full and then by the last name is one tag: without rank, and not halved."""
    found = told(title, text, language)

    assert found[0] == first
    assert first.rsplit("_", 1)[-1] not in found[1:]


@pytest.mark.parametrize(
    ("language", "title", "text", "first"),
    [
        ("ja", "スマートガシャポンが稼働開始", "バンダイはスマートガシャポンを出す。スマートガシャポンは新しい。",
         "スマートガシャポン"),
        ("ja", "軽減税率は得なのか", "軽減税率は十月から。軽減税率の効果を試算した。", "軽減税率"),
        ("zh", "话剧《约定无期限》演出结束", "话剧《约定无期限》来到张家口。《约定无期限》感人。", "约定无期限"),
        ("ko", "남상미 연기가 돋보인 이유", "남상미는 배우다. 남상미의 연기를 보자.", "남상미"),
        ("ar", "حوار مع خالد ماسا", "قال خالد ماسا إن البلد ينتظر. خالد ماسا ناشط.", "خالد_ماسا"),
        ("de", "Kinderlosigkeit ist kein Makel", "Über Kinderlosigkeit spricht sie. Die Kinderlosigkeit nimmt zu.",
         "kinderlosigkeit"),
        ("pl", "Dezubekizacja wraca", "Historia dezubekizacji jest długa. Po dezubekizacji przyszły wyroki.",
         "dezubekizacja"),
        ("fr", "La loi sur Parcoursup", "On parle de Parcoursup, et Parcoursup répond.", "parcoursup"),
    ],
)  # fmt: skip
def test_every_language_has_tags(language: str, title: str, text: str, first: str) -> None:
    """What title and text both say is a tag where scripts part no words or have no capitals."""
    assert told(title, text, language)[0] == first


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("en", "monday", "Monday came. On Monday, Monday men said Monday was Monday."),
        ("de", "januar", "Im Januar war es kalt. Seit Januar, sagt sie, ist Januar."),
        ("fr", "février", "En Février il pleut. Depuis Février on attend Février."),
        ("es", "presidente", "El Presidente dijo. Dijo el Presidente que sí."),
        ("ru", "которая", "Женщина, которая ждала. Та, которая ушла, и та, которая спит."),
        ("tr", "şubat", "Dün Şubat geldi. Yine Şubat, hep Şubat."),
        ("es", "este miércoles", "Será este miércoles. Dicen que este miércoles, sí."),
        ("en", "beginner guide", "This Beginner Guide is new. A Beginner Guide helps."),
    ],
)  # fmt: skip
def test_any_texts_words_are_no_tags(language: str, word: str, text: str) -> None:
    """Months, days, ranks and function words are none, in a title neither."""
    lake = {"en": "Lake Tahoe", "ru": "озеро Байкал"}.get(language, "Lago Tahoe")

    found = told(f"{word.title()} {lake}", f"{text} {text} {lake}. {lake}.", language)

    assert word.replace(" ", "_") not in found


def test_a_country_by_the_way_fills_no_tags() -> None:
    """A country that the text names now and then is not what it is about."""
    text = (
        "On Monday Strava showed a map. Then Strava sold it. "
        + "The map is free in the United States. It has hills. " * 3
    )

    assert not {"united_states", "usa"} & {*told("Strava adds a map", text)}


def test_the_site_is_no_tag() -> None:
    """Who prints it is not what it is about, by whatever host."""
    text = "At Attac they say no. So says Attac, and Attac waits for the referendum in Lyon."

    assert "attac" not in told("Attac says no", text, url="https://france.attac.org/no")


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("de", "Österreich wählt. In Österreich wird gewählt.", "österreich"),
        ("es", "Alemania vota hoy. En Alemania llueve.", "alemania"),
        ("de", "Die deutsche Regierung tagt. Der deutsche Weg.", "deutschland"),
        ("fr", "La grève dure. Une grève, encore une grève.", "grève"),
        ("en", "Child care is dear. Who needs child care?", "child_care"),
        ("en", "The flooding goes on. More flooding.", "floods"),
    ],
)  # fmt: skip
def test_topics_are_shown_as_the_text_names_them(language: str, text: str, shown: str) -> None:
    """A reader presses the word of his language; adjectives stand for the place itself."""
    assert shown in told(text.partition(".")[0], text, language)


def test_contractions_are_no_tags() -> None:
    """However often a speaker says "I've"."""
    text = "I've seen the weir. " + "I've said that I've no weir, and I've none, I've said. " * 6
    article = Article.from_text(text, title="I've no weir", language="en")

    assert "ive" not in tags_of(article)


def test_publisher_and_agency_are_no_tags() -> None:
    """Who reports it is not what it is about."""
    article = Article(
        title="Passau Post wins prize",
        publisher="Passau Post",
        paragraphs=("The Passau Post won. The prize went to the Passau Post.",),
        language="en",
    )

    assert "passau_post" not in tags_of(article)


def test_tags_are_shown_in_the_texts_script() -> None:
    """A topic that a text of another script names is shown as it spells it."""
    article = Article.from_text(
        "Япония и Китай договорились. Япония довольна.", title="Япония и Китай", language="ru"
    )

    assert tags_of(article)[:2] == ("япония", "китай")
    assert topic_key("китай") == "china"


@given(st.lists(st.text(max_size=30), max_size=30), st.text(max_size=400), st.text(max_size=60))
def test_tags_are_few_and_valid(labels: list[str], text: str, title: str) -> None:
    """Whatever a page says, there are few tags, each is a hashtag, and no two are one topic."""
    found = tags_of(tagged(*labels, text=text, title=title))

    assert len(found) <= MAX_TAGS
    assert all(hashtag(tag) == tag for tag in found)
    assert len({topic_key(tag) for tag in found}) == len(found)
