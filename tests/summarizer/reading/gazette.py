"""A page of a small paper, for the tests of what is read of it beside the text."""

from summarizer.models import Article
from summarizer.reading.read import read_article

URL = "https://www.example-gazette.com/politics/2022/02/18/harbour.html"
TEXT = """<p>The harbour of the town will be closed for three months, the council said on Friday
after a long debate about the costs of the repair works.</p><p>Ships will have to use the port in
the north, which is larger but a day farther away, according to the head of the council.</p>
<p>The works are expected to begin in March, and to be finished before the season starts.</p>"""

LONG = f"<p>{'The council met again on Friday to talk about the port in the north. ' * 3}</p>"


def read(
    head: str = "", top: str = "", below: str = "", title: str = "Harbour to close"
) -> Article:
    page = f"""<html lang="en"><head><title>{title} - Example Gazette</title>{head}</head><body>
    <nav><a href="/tag/elections">Elections</a></nav>
    <main><article><h1>{title}</h1>{top}{TEXT}{below}</article></main>
    <aside class="related"><a class="author" href="/author/x">Some One</a>
    <time datetime="2020-01-01">1 January 2020</time><a rel="tag" href="/tag/old">Old</a></aside>
    </body></html>"""
    return read_article(page.encode(), URL, "text/html; charset=utf-8")
