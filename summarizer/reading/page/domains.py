"""The domain that somebody registered: what a link's host has below a public suffix."""

from __future__ import annotations

import re

from tld import get_tld
from tld.result import Result

#: A host that is ``www2.gov.uk`` has no name but that.
_WWW = re.compile(r"^www[0-9]*\.")


def registered_domain(url: str) -> str | None:
    """Return ``example.co.uk`` of ``https://news.example.co.uk/a``; None: there is no such domain.

    Source: https://publicsuffix.org
    """
    found = get_tld(url, as_object=True, fail_silently=True) if url else None
    return _WWW.sub("", found.fld) or None if isinstance(found, Result) else None
