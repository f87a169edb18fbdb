"""Cut the Bot API's published schema down to what the fake server checks.

``python tests/botapi/trim.py api.json > tests/botapi/schema.json``, with the machine-readable
schema of https://core.telegram.org/bots/api (names, types, what is required; no descriptions).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

METHODS = """
answerCallbackQuery answerGuestQuery answerInlineQuery deleteMessage deleteMyCommands deleteWebhook editMessageReplyMarkup
editMessageText getChat getChatMember getFile getMe getMyCommands getMyDescription getUpdates getWebhookInfo
leaveChat sendChatAction sendDocument sendMessage sendPhoto setMessageReaction setMyCommands setMyDescription setWebhook
""".split()


def trimmed(api: dict[str, Any]) -> dict[str, Any]:
    """Return the methods, and the types that they take."""
    methods = {name: _fields(api["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    wanted = [kind for fields in methods.values() for kind in _named(fields)]
    while wanted:
        name = wanted.pop()
        if name in types or name not in api["types"]:
            continue
        described = api["types"][name]
        types[name] = {"fields": _fields(described), "subtypes": described.get("subtypes", [])}
        wanted += [*_named(types[name]["fields"]), *types[name]["subtypes"]]
    return {"version": api["version"], "methods": methods, "types": dict(sorted(types.items()))}


def _fields(described: dict[str, Any]) -> dict[str, Any]:
    return {
        field["name"]: {"types": field["types"], "required": field["required"]}
        for field in described.get("fields", [])
    }


def _named(fields: dict[str, Any]) -> list[str]:
    return [
        re.sub(r"^(?:Array of )+", "", kind) for field in fields.values() for kind in field["types"]
    ]


if __name__ == "__main__":
    json.dump(trimmed(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), sys.stdout)
