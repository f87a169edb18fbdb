"""Real Chromium scrolls to the sentence that a point links to."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.models import Article
from summarizer.ranking.candidates import find_sentences
from summarizer.ranking.fragments import fragment_link

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

#: Each a paragraph's markup, tall enough that only one is at the top.
PARAGRAPHS = (
    "The mayor of Passau resigned.",
    """It rained for <b>three</b> days, <i>and <a href='#'>the Danube</a></i> rose to twelve metres,
    the highest level that was measured in the old town since the year 1501.<sup>2</sup>""",
    "“We have never seen so much water here,” said Jürgen Dupper, the town's mayor & speaker.",
    "In the east of the town the fire brigade was called out. Nobody was hurt.",
    "In the west of the town the fire brigade was called out. Nobody was hurt.",
    "A well-known, 100%-safe dam - so it was called - broke at 5:30 a.m., officials said.",
    "北京市长周一宣布辞职。洪水淹没了老城，两千人被迫离开家园，政府承诺提供一亿元的紧急援助，学校将关闭到本周末，交通中断。",
    "Мэр города ушёл в отставку в понедельник, сообщила пресс-служба.",
    "أعلن رئيس البلدية استقالته يوم الاثنين بعد الفيضان.",
    """Insurers in Munich estimate the damage at two hundred million euros, and insurers in Zurich
    estimate the damage at two hundred million francs, which is nearly the same, they say.""",
)  # fmt: skip
PAGE = """<!doctype html><meta charset=utf-8><title>wait</title>
<style>p {{ margin: 0 0 3000px }}</style>{body}
<script>setTimeout(() => {{
  const tops = [...document.querySelectorAll('p')].map(p => Math.abs(
    p.getBoundingClientRect().top - innerHeight / 2));
  document.title = scrollY === 0 ? 0 : tops.indexOf(Math.min(...tops));
}}, 1500)</script>"""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="NO CHROMIUM HERE: whether links open at their sentence is NOT tested"
)


def plain(markup: str) -> str:
    text = html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", markup))
    return " ".join(text.split())


ARTICLE = Article.from_text("\n".join(map(plain, PARAGRAPHS)))
#: A browser takes seconds to start, so that not every sentence is tried.
PLACES = [
    (number, sentence.text)
    for number, paragraph in enumerate(ARTICLE.paragraphs)
    for sentence in list(find_sentences(paragraph, None))[-1:]
    if number in {1, 2, 4, 5, 6, 8, 9}
]


def opened_at(link: str) -> int:
    """Return the paragraph that the browser has scrolled to."""
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--window-size=800,600",
        "--virtual-time-budget=4000", "--dump-dom", link,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    title = re.search(r"<title>(\w+)</title>", done.stdout)
    assert title is not None
    return int(title[1])


@pytest.mark.parametrize(("paragraph", "sentence"), PLACES, ids=lambda v: str(v)[:24])
def test_the_link_opens_at_its_sentence(tmp_path: Path, paragraph: int, sentence: str) -> None:
    """Nested markup, repeated sentences, marks and scripts: the browser finds the very paragraph."""
    page = tmp_path / "page.html"
    body = "".join(f"<p>{markup}</p>" for markup in PARAGRAPHS)
    page.write_text(PAGE.format(body=body), encoding="utf-8")

    link = fragment_link(page.as_uri(), sentence, ARTICLE.paragraphs[paragraph], ARTICLE.text)

    assert opened_at(link) == paragraph, link
