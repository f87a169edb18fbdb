"""Scripts whose letters say more than ours."""

from __future__ import annotations

import re

#: A letter says as much as a syllable or a word does elsewhere, and no blanks part words, Korean aside.
DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
