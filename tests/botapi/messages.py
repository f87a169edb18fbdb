"""Messages of the bot's as Telegram takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.botapi.detected import detected
from tests.botapi.errors import bad_request
from tests.botapi.html import Parsed, parse_html


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of the bot's as it is seen now."""

    chat_id: int
    message_id: int
    text: str

    #: As the bot wrote it.
    html: str
    entities: tuple[dict[str, Any], ...]

    #: What Telegram finds in the text by itself.
    detected: tuple[dict[str, Any], ...]

    #: Rows of text and callback data or address.
    buttons: tuple[tuple[tuple[str, str], ...], ...]
    reply_to: int | None
    edits: int = 0

    #: The forum topic that it is in.
    thread: int | None = None

    #: Whether it comes without a sound, and whether the client shows the page that it leads to.
    silent: bool = False
    preview: bool = False

    #: A file that it brings.
    document: bytes = b""

    @property
    def links(self) -> tuple[str, ...]:
        """Return the addresses behind linked texts."""
        return tuple(e["url"] for e in self.entities if e["type"] == "text_link")


def parsed_text(text: str, options: dict[str, Any]) -> Parsed:
    """Return a text as Telegram reads it."""
    mode = (options.get("parse_mode") or "").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    parsed = parse_html(text) if mode else Parsed(text, tuple(options.get("entities") or ()))
    if not parsed.text.strip():
        raise bad_request("message text is empty")
    if len(parsed.text.encode("utf-16-le", "surrogatepass")) // 2 > 4096:
        raise bad_request("message is too long")
    if len(parsed.entities) + len(detected(parsed.text, parsed.entities)) > 100:
        # The real server drops the rest without a word.
        raise bad_request("too many entities")
    return parsed


def has_preview(options: dict[str, Any]) -> bool:
    """Whether a client shows what is behind a message's first link."""
    return not (options.get("link_preview_options") or {}).get("is_disabled")


def buttons_of(markup: dict[str, Any] | None) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the rows of a keyboard."""
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad_request("too many buttons")
    return tuple(tuple(map(_button, row)) for row in rows)


def _button(button: dict[str, Any]) -> tuple[str, str]:
    actions = button.keys() - {"text", "style", "icon_custom_emoji_id"}
    if not button["text"].strip():
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) != 1:
        raise bad_request("exactly one of the optional fields must be used in a button")
    if "callback_data" in actions and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    return button["text"], str(button[next(iter(actions))])
