"""Does a page that was changed tell news?

Sites correct words, add links, put a picture's caption in. News are sentences that the text had not,
a long one or several, or other figures at the same place: a report of which only the count of victims
has risen is news, too.
"""

from __future__ import annotations

import numpy as np

from summarizer.stories.copies import CopyTest, stretches
from summarizer.stories.figures import texts_agree, titles_agree
from summarizer.stories.fingerprint import MAX_WORDS, Fingerprint

#: A stretch of more new words is told, not edited; so many in such stretches are a sentence of 25 words
#: as they are written, short ones included.
_EDIT = 9
_NEWS = 14

#: Of shorter texts, and of those of another version, nothing is known.
_FEW = 8

#: With less of the new text in common with the old the page holds another article.
_SAME_PAGE = 0.1


def tells_news(old: Fingerprint, new: Fingerprint) -> bool:
    """Whether a page says what it did not say before.

    Args:
        old: Of its text as it was told.
        new: Of its text now.
    """
    was, now = (old.title_words, old.text_words), (new.title_words, new.text_words)
    if old.exact == new.exact or min(len(was[1]), len(now[1])) < _FEW:
        return False
    _, common = CopyTest(old).common(new.text_words)
    if np.count_nonzero(common) < _SAME_PAGE * len(common):
        return False
    runs = stretches(~common)
    if len(was[1]) >= MAX_WORDS and not common[-1]:
        # Of the old text no more words were kept: these may have stood in it.
        runs = runs[:-1]
    if int(runs[runs > _EDIT].sum()) >= _NEWS:
        return True
    return not (titles_agree(was, now) and texts_agree(was, now))
