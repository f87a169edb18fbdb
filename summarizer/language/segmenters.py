"""Words of Chinese, Japanese, Thai and Korean by dictionaries, where their extras are installed.

Each is loaded when its first word comes: the dictionaries take 35 to 80 MB, which a bot that reads
English never spends. All of them are deterministic; another version of a dictionary may part
differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

#: Parts a run of letters into its words.
Segmenter = Callable[[str], Sequence[str]]

#: Characters that are parted at once; Sudachi refuses more than 49,149 bytes.
_LONGEST = 4000


@cache
def segmenter(language: str) -> Segmenter | None:
    """Return what parts runs of a language into words, or None without its extra.

    Args:
        language: ISO 639-1 code.
    """
    load = _LOADERS.get(language)
    try:
        return load() if load else None
    except ImportError:
        return None


def _chinese() -> Segmenter:
    import rjieba  # noqa: PLC0415  # an extra

    return _in_pieces(rjieba.cut)


def _japanese() -> Segmenter:
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # an extra

    try:
        # Short units: what a compound shares with its parts is seen.
        tokenizer = Dictionary(dict="small").tokenizer(mode=SplitMode.A)
    # Its own error has no class to name: the dictionary is a package apart.
    except Exception as error:
        raise ImportError(str(error)) from error
    return _in_pieces(lambda run: [str(word.surface()) for word in tokenizer.tokenize(run)])


def _thai() -> Segmenter:
    from newmm_tokenizer.tokenizer import word_tokenize  # noqa: PLC0415  # an extra

    return _in_pieces(word_tokenize)


def _korean() -> Segmenter:
    from mecab import MeCab  # noqa: PLC0415  # an extra

    tagger = MeCab()
    # Particles (J) and endings (E) are what other languages say by word order and endings: no words.
    return _in_pieces(lambda run: [word for word, tag in tagger.pos(run) if tag[0] not in "JE"])


_LOADERS: dict[str, Callable[[], Segmenter]] = {
    "zh": _chinese,
    "ja": _japanese,
    "th": _thai,
    "ko": _korean,
}


def _in_pieces(part: Callable[[str], Any]) -> Segmenter:
    def words(run: str) -> list[str]:
        return [word for piece in _pieces(run) for word in part(piece)]

    return words


def _pieces(run: str) -> Iterator[str]:
    for match in re.finditer(rf".{{1,{_LONGEST}}}", run, re.DOTALL):
        yield match[0]
