"""Results of inline and guest queries: messages that wait to be sent where the bot is not."""

from __future__ import annotations

import re
from typing import Any

from tests.botapi.detected import detected
from tests.botapi.errors import bad_request
from tests.botapi.messages import SentMessage, buttons_of, parsed_text

#: The most that one query is answered with.
_MOST = 50


def check_results(results: list[dict[str, Any]]) -> None:
    """Refuse what Telegram would refuse of an offer."""
    if len(results) > _MOST:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        message_of(result)


def check_offer_button(button: dict[str, Any]) -> None:
    """Refuse what Telegram would refuse of the button above an offer."""
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
        raise bad_request("START_PARAM_INVALID")


def message_of(result: dict[str, Any]) -> SentMessage:
    """Return the message that a result makes."""
    if result["type"] != "article":
        raise bad_request("the fake server knows articles alone")
    if not 1 <= len(result["id"].encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not result["title"].strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result["input_message_content"]
    parsed = parsed_text(content["message_text"], content)
    return SentMessage(
        chat_id=0,
        message_id=0,
        text=parsed.text,
        html=content["message_text"],
        entities=parsed.entities,
        detected=detected(parsed.text, parsed.entities),
        buttons=buttons_of(result.get("reply_markup")),
        reply_to=None,
    )
