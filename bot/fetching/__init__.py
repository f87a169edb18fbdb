"""Link to page, safely. The names here are for users of the package from outside."""

from bot.errors import FetchError
from bot.fetching.client import Fetcher

__all__ = ["FetchError", "Fetcher"]
