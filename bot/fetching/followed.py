"""What a link that was followed is found by afterwards, and what is shown for it.

An article is found by links that were really asked for or redirected to, never by what a page
says of itself: that is a label.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.fetching.links import clean_link
from bot.fetching.secret_links import looks_secret

#: Longer ones are followed, but not kept; PostgreSQL's index rows end at 2,704 bytes.
_MAX_KEY_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Followed:
    """A link that was followed to its end."""

    #: The link that was asked for, cleaned.
    asked: str

    #: The one that answered, after redirects, cleaned.
    landed: str

    @classmethod
    def to(cls, asked: str, landed: str) -> Followed:
        """Return the value of two links as they are."""
        return cls(clean_link(asked), clean_link(landed))

    @property
    def links(self) -> frozenset[str]:
        """The links by which others find what was fetched; none if who asked has a secret."""
        if looks_secret(self.asked):
            return frozenset()
        return frozenset(filter(_is_key, (self.asked, self.landed)))

    @property
    def own(self) -> str | None:
        """The one of the links that is the page's own; None: it is found by none."""
        links = self.links
        return next((link for link in (self.landed, self.asked) if link in links), None)

    def shown(self, stated: str) -> str:
        """Return the link to show for the page.

        Args:
            stated: What the page says is its link, as far as that is believed.
        """
        if looks_secret(self.asked) or looks_secret(self.landed):
            # Only the one that was asked for leads there, and is known to who asked.
            return self.asked
        stated = clean_link(stated)
        return self.landed if looks_secret(stated) else stated


def _is_key(url: str) -> bool:
    return not looks_secret(url) and len(url.encode(errors="surrogatepass")) <= _MAX_KEY_BYTES
