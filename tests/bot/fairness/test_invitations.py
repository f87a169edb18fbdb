"""Links that let people in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.fairness.invitations import (
    DAYS,
    USES,
    Invitation,
    Opening,
    Terms,
    hash_of,
    is_invitation,
    new_token,
    opening,
    parse_invitation,
    parse_terms,
    payload_of,
)
from tests.bot.conftest import NOW

GOOD = Invitation(id=1, made_by=5, uses=2, uses_left=1, expires_at=NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", Terms(USES, DAYS)),
        ("5", Terms(5, DAYS)),
        ("5 14", Terms(5, 14)),
        ("1000 365", Terms(1000, 365)),
        ("0", None),
        ("1001", None),
        ("1 366", None),
        ("1 0", None),
        ("-1", None),
        ("1 2 3", None),
        ("five", None),
        ("\u0665", None),
        ("1" * 30, None),
    ],
)
def test_what_an_operator_asks_for_is_bounded(typed: str, terms: Terms | None) -> None:
    """Both numbers have a default; others than those are refused, not cut."""
    assert parse_terms(typed) == terms


def test_a_token_comes_back_from_its_payload() -> None:
    """It fits into what Telegram takes (64 letters); of another form nothing is read."""
    token = new_token()
    payload = payload_of(token)

    assert len(payload) <= 64
    assert parse_invitation(payload) == token
    assert new_token() != token
    assert len(hash_of(token)) == 64
    for forged in ("invite_", "invite_x", f"{payload}x", f"tag_{token}", f"invite_{'ä' * 32}"):
        assert parse_invitation(forged) is None
    assert is_invitation("invite_")
    assert not is_invitation("tag_invite_")


@pytest.mark.parametrize(
    ("found", "served", "came", "done"),
    [
        (GOOD, False, False, Opening.LET_IN),
        (GOOD, True, False, Opening.ALREADY),
        (GOOD, True, True, Opening.ALREADY),
        (GOOD, False, True, Opening.ENDED),
        (None, False, False, Opening.UNKNOWN),
        (None, True, False, Opening.ALREADY),
        (replace(GOOD, uses_left=0), False, False, Opening.USED_UP),
        (replace(GOOD, expires_at=NOW), False, False, Opening.EXPIRED),
        (replace(GOOD, is_revoked=True), False, False, Opening.REVOKED),
        (replace(GOOD, is_revoked=True, uses_left=0), False, False, Opening.REVOKED),
    ],
)
def test_what_comes_of_an_opening(
    found: Invitation | None, served: bool, came: bool, done: Opening
) -> None:
    """Whom the operator denied does not come back by the link that he came by."""
    assert opening(found, NOW, served=served, came=came) is done
