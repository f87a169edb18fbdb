"""Who wrote it, by every channel a page has."""

import pytest

from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import LONG, TEXT, read


@pytest.mark.parametrize(
    "top",
    [
        '<p class="byline">By <a href="/author/jane-doe">Jane Doe</a></p>',
        "<div>By Jane Doe, Political Correspondent</div>",
        "<div class='byline'>By Jane Doe<br>Gazette, Northtown</div>",
        "<div class='article-journalist'><em>Jane Doe</em></div>",
        "<p class='firma'><em>Jane Doe</em> | Northtown</p>",
        "<p>Jane Doe, Political Correspondent</p>",
        "<a href='/imprint/author-7'>Jane Doe</a>",
        '<a rel="author" href="/u/7">Jane Doe</a>',
        '<span itemprop="author"><span itemprop="name">Jane Doe</span></span>',
        '<aside><a href="/profile/jane-doe">Jane Doe</a></aside>',
        '<p><a href="/users/jane-doe?from=header">Jane Doe</a></p>',
        '<ul><li><i class="bi bi-person"></i> Jane Doe</li></ul>',
        "<div>Posted on September 21, 2020 by Jane Doe</div>",
        "<div>Dec 08, 2019, 10:15 am by Jane Doe in <a href='/harbour'>Harbour</a></div>",
        "<div>3. Mai 2019 | von Jane Doe</div>",
        '<div class="submitted">Gespeichert von Jane Doe am 24. Juli 2017</div>',
    ],
)
def test_author_shown(top: str) -> None:
    """However it is marked; the authors of other articles are left alone."""
    assert read(top=top).authors == ("Jane Doe",)


def test_a_name_that_is_declared_in_small_letters() -> None:
    """It is told as the page shows it; where it shows it nowhere, as it is declared."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour to close",
    "author": [{"@type": "Person", "name": "jane doe"}]}</script>"""
    assert read(head, top='<p class="byline">By Jane Doe</p>').authors == ("Jane Doe",)
    assert read(head).authors == ("jane doe",)


def test_what_stands_below_one_article_is_its_own() -> None:
    """Blogs sign in the article's footer, which is not the page's."""
    by = 'Posted by <a rel="author" href="/u/7">Jane Doe</a>'

    for box, authors in (
        ('<div class="post-footer">{}</div>', ("Jane Doe",)),
        ('<footer class="entry-footer">{}</footer>', ("Jane Doe",)),
        ('<div class="footer">{}</div>', ()),
    ):
        assert read(top=LONG, below=box.format(by)).authors == authors


def test_the_byline_by_the_headline_is_believed_first() -> None:
    """Before links to profiles farther away, and before a card, which may name who uploaded it."""
    card = (
        '<meta name="twitter:label1" content="By"><meta name="twitter:data1" content="A. Poster">'
    )
    other = '<p><a rel="author" href="/author/john-roe">John Roe</a></p>'
    mine = '<div class="byline">By <a href="/author/jane-doe">Jane Doe</a></div>'

    assert read(card, top=f"<div>By Jane Doe</div>{LONG}", below=other).authors == ("Jane Doe",)
    assert read(top=mine + LONG, below=other).authors == ("Jane Doe",)


def test_a_byline_names_all_of_several() -> None:
    """Content systems may declare one of them; it says no more than that who was declared is one."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour to close",
    "author": {"@type": "Person", "name": "Jane Doe"}}</script>"""

    for line, authors in (
        ("By Jane Doe and Anna Roe, Gazette", ("Jane Doe", "Anna Roe")),
        ("By Jane Doe, Harbour Quay Bridge", ("Jane Doe",)),
        ("By Anna Roe and Max Lee", ("Jane Doe",)),
    ):
        assert read(head, top=f"<div>{line}</div>").authors == authors


def test_a_name_alone_beside_a_date_is_the_authors() -> None:
    """Between the headline and the first paragraph; not one that leads to what is told of somebody."""
    meta = "<div><a href='{}'>Jane Doe</a> <span>18 February 2022</span></div>"

    assert read(top=meta.format("/producers/jane-doe") + LONG).authors == ("Jane Doe",)
    assert read(top=meta.format("/tag/jane-doe") + LONG).authors == ()
    assert read(top=LONG + meta.format("/producers/jane-doe") + LONG).authors == ()


def test_who_helped_is_no_author() -> None:
    """JSON-LD may name them beside who wrote it; the byline says what each did."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour to close",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Max Roe"}]}</script>"""

    for told in ("Photography by", "Styled by", "With contributions from", "Fact-checked by"):
        top = f"<div>By Jane Doe {told} Max Roe last updated 3 May 2022</div>"
        assert read(head, top=top).authors == ("Jane Doe",)
    both = "<div>By Jane Doe and Max Roe. Photography by Max Roe</div>"
    assert read(head, top=both).authors == ("Jane Doe", "Max Roe")


def test_styles_are_no_part_of_a_byline() -> None:
    """Some scripts put them right before the link that they are of."""
    top = "<div>By <style>.a1{color:red}</style><a href='/u/7'>Jane Doe</a></div>"
    assert read(top=top).authors == ("Jane Doe",)


def test_who_goes_by_one_word_is_named_in_full() -> None:
    """Where the byline has more of the name than what is declared."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle",
    "author": {"@type": "Person", "name": "Jane"}}</script>"""

    assert read(head, top="<div>By Jane Doe</div>").authors == ("Jane Doe",)
    assert read(head, top="<div>By John Roe</div>").authors == ("Jane",)


def test_who_signs_by_hand_goes_before_a_login() -> None:
    """Content systems name whoever uploaded an article."""
    head = """<script type="application/ld+json">{"@type": "Article", "headline": "Harbour to close",
    "author": {"@type": "Person", "name": "ggadmin"}}</script>"""
    assert read(head, "<p><em>By Jane Doe</em></p>").authors == ("Jane Doe",)
    assert read(head).authors == ("ggadmin",)


@pytest.mark.parametrize(
    ("declared", "top", "authors"),
    [
        ("jroepax", "", ()),
        ("JroeP", "", ()),
        ("Maddy", "", ("Maddy",)),
        ("jane", "", ("jane",)),
        ("jroepax", "<p class='meta'><a rel='author' href='/u/7'>jroepax</a></p>", ("jroepax",)),
    ],
)
def test_a_login_that_readers_do_not_see_is_no_name(
    declared: str, top: str, authors: tuple[str, ...]
) -> None:
    """Content systems write whose account it is into a tag."""
    assert read(f'<meta name="author" content="{declared}">', top=top).authors == authors


def test_a_login_below_the_text_is_a_blogs() -> None:
    """Elsewhere it is the account that the text was put up by; a first name may be in small letters."""
    for name, host, authors in (
        ("jroepax", "example-gazette.com", ()),
        ("jroepax", "harbour.wordpress.com", ("jroepax",)),
        ("jane", "example-gazette.com", ("jane",)),
    ):
        by = f'<div class="post-footer"><a rel="author" href="/u/7">{name}</a></div>'
        page = f"<title>Harbour</title><article><h1>Harbour to close</h1>{TEXT}{LONG}{by}</article>"
        found = read_article(page.encode(), f"https://{host}/1", "text/html").authors
        assert found == authors


def test_who_signs_goes_before_who_put_the_text_up() -> None:
    """A meta tag that has no part of the byline names another; one that has is whom it means."""
    said = "<div>By Jane Doe, Harbour Correspondent</div>"
    for declared, authors in (
        ("John Roe", ("Jane Doe",)),
        ("Jane Q. Doe", ("Jane Q. Doe",)),
        ("GGadmin", ("Jane Doe",)),
    ):
        head = f'<meta name="author" content="{declared}">'
        assert read(head, top=said).authors == authors


def test_a_paper_names_its_authors_in_tags_of_its_own() -> None:
    """Others are those of what it refers to."""
    head = """<meta name="author" content="J. Roe, A. Smith,"><meta name="citation_author" content="Jane Doe">
    <meta name="citation_author" content="Ann Lee">"""
    assert read(head).authors == ("Jane Doe", "Ann Lee")


def test_whoever_is_said_to_have_posted_it_may_use_a_pen_name() -> None:
    """One word is a name there, in any language; not after a mere ``by``."""
    assert read(top="<div>Posted by Moebius</div>").authors == ("Moebius",)
    assert read(top="<div>Gespeichert von Moebius am 24. Juli 2017</div>").authors == ("Moebius",)
    assert read(top="<div>Posted by Harbour Today on Friday</div>").authors == ()
    assert read(top="<div>By Popular Demand</div><div>By Moebius</div>").authors != ("Moebius",)


def test_a_hosted_blog_is_its_writers() -> None:
    """Its address is an account's name; a paper's address is no one's."""
    top = '<p class="meta">by <a rel="author" href="/author/moebius">Moebius</a></p>'
    page = f"<title>Harbour</title><article><h1>Harbour to close</h1>{top}{TEXT}</article>"

    for host, authors in (("moebius.wordpress.com", ("Moebius",)), ("moebius.com", ())):
        assert read_article(page.encode(), f"https://{host}/1", "text/html").authors == authors


@pytest.mark.parametrize(
    ("top", "below", "authors"),
    [
        ("<p><strong>Jane Doe</strong></p>", "", ("Jane Doe",)),
        ("", "<p><em>Von Jane Doe</em></p>", ("Jane Doe",)),
        ("", "<p><em>Jane Doe / John Roe</em></p>", ("Jane Doe", "John Roe")),
        ("", "<h2>Jane Doe</h2><p>She has led the council since May.</p>", ()),
        ("<h2>Pineapple Cake</h2>", "", ()),
    ],
)
def test_signed_in_the_text(top: str, below: str, authors: tuple[str, ...]) -> None:
    """A line with a name alone, above the first paragraph or below the last, is a signature."""
    assert read(top=top, below=below).authors == authors


NOTE = "<p>(1) All figures are of the harbour office and its yearly reports.</p>"


@pytest.mark.parametrize(
    ("top", "below", "authors"),
    [
        (f"{LONG}<p><i>von Jane Doe</i></p>", LONG, ("Jane Doe",)),
        (f"{LONG}<p><i>by the old quay</i></p>", LONG, ()),
        ("", f"{LONG}<p><b><i>Jane Doe</i></b></p>{NOTE}", ("Jane Doe",)),
        ("", f"{LONG}<p>Jane Doe, 1991, p. 17</p>{NOTE}", ()),
        ("", f"{LONG}<p>Harbour Quay</p>{NOTE}", ()),
        ("", f"{LONG}<p>이용민 기자 lee@example.com</p>{NOTE}", ("이용민",)),
        ("<div><span>이용민 기자</span> | 2022-02-18 16:52:59</div>", LONG, ("이용민",)),
    ],
)
def test_signed_where_more_stands_around(top: str, below: str, authors: tuple[str, ...]) -> None:
    """Below a long standfirst, above notes; a given name shows that it is somebody's."""
    assert read(top=top, below=below).authors == authors


def test_a_column_is_headed_with_its_writer() -> None:
    """Japanese papers put who wrote it behind the headline, with what the person is."""
    title = "港は来月から閉まる 編集委員 山田太郎"
    assert read(title=title).authors == ("山田太郎",)


@pytest.mark.parametrize(
    "line",
    [
        "<h3>Written by Jane Doe</h3>",
        "<div><p>Auteur : Jane Doe</p><p>Edition : J. Roe</p></div>",
        "<ul><li><strong>Autorin/Autor</strong> Jane Doe</li></ul>",
        "<ul><li>\n<strong>Autorin/Autor</strong> Jane Doe</li></ul>",
        "<p><a>1</a><b>Autorin: Jane Doe, Projektleiterin im Hafen.</b></p>",
        "<p>Autorin: Jane Doe, Projektleiterin im Hafen.</p>",
        "<p>This post was written by Jane Doe, MD, harbour surgeon.</p>",
    ],
)
def test_a_label_says_who_wrote_it_anywhere(line: str) -> None:
    """Where all of the page say the same; where they do not, they are of several articles."""
    [author] = read(below=LONG + line + LONG).authors
    assert author.removesuffix(", MD") == "Jane Doe"
    other = "<p>Written by John Roe</p>"
    assert read(below=LONG + line + LONG + other + LONG).authors == ()


def test_author_declared_by_reference() -> None:
    """JSON-LD may name its author elsewhere in the graph."""
    head = """<script type="application/ld+json">{"@graph": [
    {"@type": "NewsArticle", "headline": "Harbour to close", "author": {"@id": "#jane"}},
    {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}</script>"""
    assert read(head).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("kind", "authors"),
    [("BlogPosting", ("Jane Doe",)), ("SoftwareSourceCode", ()), ("Comment", ())],
)
def test_whose_work_it_is_is_said_around_it(kind: str, authors: tuple[str, ...]) -> None:
    """Programs, comments and books have authors, who did not write the article."""
    by = '<span itemprop="author"><a rel="author" href="/u/7">Jane Doe</a></span>'
    scope = f'<div itemscope itemtype="https://schema.org/{kind}">{LONG}{by}</div>'
    assert read(top=LONG, below=scope).authors == authors


def test_accounts_are_named_by_the_link_that_leads_to_them() -> None:
    """Others lead to a form, or to what is for members."""
    for name, href in (("Sign Up Free", "/users/register"), ("Harbour Quay", "/members/all")):
        standfirst = "<p>The council has agreed on what is to be done about the quays and cranes of the old harbour before the winter comes, and by whom.</p>"
        top = f'{standfirst}<p><a href="{href}">{name}</a></p>{LONG}'
        assert read(top=top).authors == ()


def test_organisations_are_no_authors() -> None:
    """Nor is anyone invented in their place."""
    head = """<script type="application/ld+json">{"@type": "NewsArticle",
    "author": {"@type": "Organization", "name": "Harbour Watch"}}</script>"""
    assert read(head).authors == ()


def test_author_on_the_card() -> None:
    """A card's data is the author's name where its label says so."""
    card = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="{}">'

    for label in ("Verfasst von", "Written by:", "Escrito por", "Author"):
        assert read(card.format(label, "Jane Doe")).authors == ("Jane Doe",)
    assert read(card.format("Lesezeit", "Jane Doe")).authors == ()


@pytest.mark.parametrize(
    ("kind", "name", "authors"),
    [
        ("BlogPosting", "Example Gazette", ("Example Gazette",)),
        ("NewsArticle", "Example Gazette", ()),
        ("BlogPosting", "Example Gazette et AFP", ()),
    ],
)
def test_a_blog_may_be_named_after_a_person(kind: str, name: str, authors: tuple[str, ...]) -> None:
    """A paper that calls itself a person is none."""
    head = f"""<meta property="og:site_name" content="Example Gazette">
    <script type="application/ld+json">{{"@type": "{kind}", "headline": "Harbour to close",
    "author": {{"@type": "Person", "name": "{name}"}}}}</script>"""

    assert read(head).authors == authors


@pytest.mark.parametrize(
    ("head", "host", "authors"),
    [
        ('<meta name="author" content="Jane Doe">', "janedoe.com", ("Jane Doe",)),
        ('<meta itemprop="author" content="jane doe">', "janedoe.com", ("jane doe",)),
        (
            """<meta property="og:site_name" content="Jane Doe"><script type="application/ld+json">{"@type": "NewsArticle",
            "author": {"@type": "Person", "name": "Jane Doe"},
            "publisher": {"@type": "Organization", "name": "Jane Doe"}}</script>""",
            "janedoe.substack.com",
            ("Jane Doe",),
        ),
        (
            """<meta property="og:site_name" content="Notes on Ports"><script type="application/ld+json">{"@type": "NewsArticle",
            "author": {"@type": "Person", "name": "Jane Doe"}}</script>""",
            "janedoe.com",
            ("Jane Doe",),
        ),
        (
            """<meta name="author" content="Harbour Cranes"><script type="application/ld+json">{"@type": "Organization",
            "name": "Harbour Cranes"}</script>""",
            "harbourcranes.com",
            (),
        ),
        ('<meta name="author" content="Die Hafenfreunde">', "diehafenfreunde.de", ()),
        ('<meta name="author" content="Northern Harbour Rescue">', "nhr.org", ()),
        ('<meta name="author" content="Miami Herald">', "miamiherald.com", ()),
    ],
)
def test_a_site_may_be_its_authors(head: str, host: str, authors: tuple[str, ...]) -> None:
    """It is called as its author is, who is a person: no firm that the page describes, no paper."""
    page = f"<title>Harbour to close</title>{head}<h1>Harbour to close</h1>{TEXT}"
    assert read_article(page.encode(), f"https://{host}/1", "text/html").authors == authors


@pytest.mark.parametrize(
    ("head", "top", "host", "authors"),
    [
        (
            '<meta property="og:site_name" content="Jane Doe">',
            "",
            "jdoe.wordpress.com",
            ("Jane Doe",),
        ),
        ('<meta property="og:site_name" content="Harbour Notes">', "", "jdoe.wordpress.com", ()),
        (
            """<meta property="og:site_name" content="Jane Doe">
            <meta name="author" content="JaneDoe">""",
            "",
            "janedoe.com",
            ("Jane Doe",),
        ),
        (
            """<meta property="og:site_name" content="Jane Doe"><script type="application/ld+json">{"@type": "NewsArticle",
            "author": {"@type": "Person", "name": "Jane Doe"}}</script>""",
            "",
            "example.org",
            ("Jane Doe",),
        ),
        ("", "<p>Posted by: seabird | 3 May 2019</p>", "seabird.wordpress.com", ("seabird",)),
        ("", "<p>von seabird</p>", "seabird.wordpress.com", ("seabird",)),
    ],
)
def test_a_site_is_called_as_who_writes_it(
    head: str, top: str, host: str, authors: tuple[str, ...]
) -> None:
    """By a given name, or by the account that it is of."""
    page = f"<title>Harbour to close</title>{head}<h1>Harbour to close</h1>{top}{TEXT}"
    assert read_article(page.encode(), f"https://{host}/1", "text/html").authors == authors


def test_who_goes_by_a_first_name_is_called_as_the_site() -> None:
    """Its name and its address tell the rest."""
    card = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane">'
    site = '<meta property="og:site_name" content="Jane Doe Sailing">'
    page = f"<title>Harbour to close</title>{card}{site}<h1>Harbour to close</h1>{TEXT}"
    for host, author in (("www.janedoe.com", "Jane Doe"), ("sailing.example.org", "Jane")):
        assert read_article(page.encode(), f"https://{host}/1", "text/html").authors == (author,)


def test_what_somebody_is_is_no_name() -> None:
    """Boxes about authors have it in a line of its own; a given name shows who is meant."""
    box = '<div class="author-name">{}</div><div class="author-role">Licensed Harbour Pilot</div>'
    assert read(top=LONG, below=box.format("Jane Doe") + LONG).authors == ("Jane Doe",)
    assert read(top=LONG, below=box.format("") + LONG).authors == ()


def test_whom_a_page_calls_an_organisation_is_no_person() -> None:
    """Though a card has its name like a person's."""
    head = """<script type="application/ld+json">{"@type": "BlogPosting",
    "author": {"@type": "Organization", "name": "Jane Harbour"}}</script>
    <meta name="twitter:label1" content="Author"><meta name="twitter:data1" content="Jane Harbour">"""
    assert read(head).authors == ()


def test_an_office_has_its_initials_for_an_address() -> None:
    """Whatever the page says of who wrote it."""
    head = '<meta name="author" content="Northern Harbour Rescue">'
    page = f"<title>Harbour</title>{head}<h1>Harbour to close</h1>{TEXT}"
    for host, authors in (("nhr.org", ()), ("ports.org", ("Northern Harbour Rescue",))):
        assert read_article(page.encode(), f"https://{host}/1", "text/html").authors == authors


def test_a_page_without_a_headline_has_its_byline_in_the_text() -> None:
    """As pages were before there were templates."""
    page = f"<html><title>Harbour</title><body><table><tr><td><b>Harbour</b><br><i>by Jane Doe, 3 May</i>{TEXT}</td></tr></table></body></html>"
    assert read_article(page.encode(), "https://example.org/1.htm").authors == ("Jane Doe",)


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img><figcaption>The quay. Photo by <span class="author">Paula Pix</span></figcaption></figure>',
        '<figure><img><figcaption>The quay. <span class="byline">Paula Pix</span></figcaption></figure>',
        '<figure><img><figcaption itemprop="author">Paula Pix</figcaption></figure>',
        '<figure><img><span class="byline">Picture: Paula Pix</span></figure>',
        '<div class="image-caption">The quay <a rel="author" href="/author/pix">Paula Pix</a></div>',
        '<p class="wp-caption-text">By <a class="author" href="/author/pix">Paula Pix</a></p>',
        '<p>Fotos: <span class="author">Paula Pix</span></p>',
        '<p>Illustration by <a rel="author" href="/author/pix">Paula Pix</a></p>',
    ],
)
def test_who_took_the_picture_wrote_nothing(picture: str) -> None:
    """A name in a caption, or behind "photo by", is no author, however it is marked."""
    assert read(top=picture).authors == ()
    both = f'{picture}<p class="byline">By <a rel="author" href="/author/doe">Jane Doe</a></p>'
    assert read(top=both).authors == ("Jane Doe",)


def test_where_an_agency_is_the_author_columnists_are_not() -> None:
    """Whoever stands farther away wrote something else."""
    column = '<div class="columns"><a class="author" href="/author/jo">Jo Columnist</a></div>'

    assert read(top='<p class="byline">Par AFP</p>', below=column).authors == ()


@pytest.mark.parametrize("by", ["By Gazette Staff", "By Example Gazette", "Von der Redaktion"])
def test_where_the_site_is_the_author_others_are_of_other_texts(by: str) -> None:
    """Whoever stands farther away: who wrote an entry of a live blog, or what is sold there."""
    entry = '<section><span class="author">Jo Smith</span></section>'
    head = '<meta property="og:site_name" content="Example Gazette">'

    assert read(head, top=f"<div>{by}</div>{LONG}", below=entry).authors == ()
    assert read(head, top=LONG, below=entry).authors == ("Jo Smith",)


def test_names_of_many_teasers_are_of_other_articles() -> None:
    """Far from the headline, each in an element of the same class; two may have written one text."""
    names = ("Jo Smith", "Ann Lee", "Max Roe")
    teasers = [
        f'<section><a href="/{n}">Other news</a><span class="author">{n}</span></section>'
        for n in names
    ]
    assert read(top=LONG, below="".join(teasers)).authors == ()
    assert read(top=LONG, below="".join(teasers[:2])).authors == names[:2]


def test_whom_a_portrait_shows_is_no_author() -> None:
    """A name with a full stop above the text is a caption."""
    assert read(top="<p>Jane Doe.</p>").authors == ()


def test_who_put_a_page_up() -> None:
    """A plugin names him on every page, and says which are no articles."""
    head = '<meta name="shareaholic:article_author_name" content="Jane Doe">'
    of_page = '<meta name="shareaholic:keywords" content="tag:harbour, type:{}">'
    assert read(head + of_page.format("post")).authors == ("Jane Doe",)
    assert read(head + of_page.format("page")).authors == ()
