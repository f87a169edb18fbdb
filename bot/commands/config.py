"""``precis config``: what is set, and where; and the table of all that can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot.setting_names import Stated, operators_names, origin
from bot.settings import PREFIX, Settings

#: In place of what only the operator knows.
_MASKED = "********"

#: Where the default is not the same everywhere.
_DEFAULTS = {"data_dir": "the system's place for data of programs (`~/.local/share/precis`)"}


def settings_in_force(settings: Settings, places: Stated) -> Iterator[str]:
    """Yield a line for each setting: its name, its value, where that is from; tabs between.

    Secrets are masked, of addresses their passwords and parameters.
    """
    for name in operators_names():
        yield f"{PREFIX}{name.upper()}\t{_shown(name, settings)}\t{origin(name, places)}"


def settings_table() -> str:
    """Return the README's table of settings, in Markdown."""
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name in operators_names():
        field = Settings.model_fields[name]
        default = "" if field.default is PydanticUndefined else _text(field.default)
        if name == "starter_feeds":
            default = "none"
        cell = _DEFAULTS.get(name) or (f"`{default}`" if default else "")
        rows.append(
            f"| `{PREFIX}{name.upper()}` | {cell} | {field.description} |".replace("|  |", "| |")
        )
    return "\n".join(rows)


def _shown(name: str, settings: Settings) -> str:
    value = getattr(settings, name)
    if name == "database_url" and isinstance(value, SecretStr):
        return _address(value.get_secret_value())
    if name == "telegram_api_url":
        return _address(value)
    return _MASKED if isinstance(value, SecretStr) else _text(value)


def _address(url: str) -> str:
    """Return an address without its password and parameters."""
    parts = urlsplit(url)
    at = f"{parts.username or ''}{':' + _MASKED if parts.password else ''}@"
    return f"{parts.scheme}://{at if parts.username else ''}{_host(parts.netloc)}{parts.path}"


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return ",".join(sorted(map(str, value)))
