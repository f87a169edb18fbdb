"""Pages that show an article in another form than its own: for phones, for print, as AMP."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: First labels of hosts: ``m.example.org``, ``en.m.example.org``; not ``news.example.org``.
_HOST = re.compile(r"(?:[a-z]{2}\.)?(?:m|mobile|mobil|amp|touch|wap|lite|print)\..+\..+")

#: Segments of paths: ``/amp/harbour``, ``/harbour/amp``, ``/harbour.amp.html``, ``/print/12``,
#: ``/harbour-print.html``; not ``/amplifiers``, ``/print-shops``.
_PATH = re.compile(
    r"/(?:amp|print|printable|printview|printversion|druckversion|drucken|imprimir|imprimer|stampa|m|mobile)(?:/|$)"
    r"|[./_-](?:amp|print|printable|amp\.html?|print\.(?:html?|php|aspx?))/?$",
    re.IGNORECASE,
)

#: Parameters: ``?print=1``, ``?view=print``, ``?amp``, ``?m=1``; not ``?id=print``, ``?m=7``.
_SWITCHED = (
    r"(?:print|printer|printable|pf|amp|mobile|printerfriendly|m(?==1))(?:=(?:1|true|yes|y)?)?"
)
_NAMED = r"(?:view|format|output|outputtype|mode|tmpl|layout|type|template)"
_QUERY = re.compile(
    rf"(?:^|&)(?:{_SWITCHED}|{_NAMED}=(?:print|printer|amp|mobile|component))(?:&|$)",
    re.IGNORECASE,
)

#: https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml: the root says that it is one.
_AMP = re.compile(rb"<html(?=\s)[^>]{0,300}?\s(?:amp|\xe2\x9a\xa1)(?=[\s=>])", re.IGNORECASE)
_HEAD = 4096


def is_view(url: str, body: bytes) -> bool:
    """Whether a page is another form of an article's own, by its link or by what it is written in.

    Args:
        url: Where it answered.
        body: Its beginning is looked at.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(
        _HOST.fullmatch((parts.hostname or "").lower())
        or _PATH.search(parts.path)
        or _QUERY.search(parts.query)
        or _AMP.search(body[:_HEAD])
    )
