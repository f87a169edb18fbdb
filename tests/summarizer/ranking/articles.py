"""Articles for the tests, written for them."""

from __future__ import annotations

from summarizer.models import Article

FLOOD = """\
MUNICH, Germany (Reuters) - Heavy rain flooded the old town of Passau on Tuesday and forced two \
thousand people out of their homes, the city's mayor said.
The Danube rose to twelve metres, its highest level since 1501, after three days of rain in Bavaria. \
It is expected to fall from Thursday on.
"We have never seen so much water here," said mayor Jürgen Dupper at a news conference.
He said that schools would stay closed until the end of the week.
Soldiers carried elderly residents out of a nursing home in rubber boats during the night.
The Danube at Passau rose to twelve metres, its highest level since 1501.
Damage to the old town's shops and churches will cost at least 200 million euros, insurers estimate.
"It will take us years," she added.
The federal government in Berlin promised 100 million euros of emergency aid for Bavaria.
Click here to sign up for our newsletter.
Passau stands where the Danube, the Inn and the Ilz meet, and has been flooded many times.
Meteorologists expect dry weather in the south of Germany for the rest of June.
"""


def flood(*, title: str = "", url: str = "") -> Article:
    return Article.from_text(FLOOD, title=title, url=url, language="en")
