"""Each link of the table through the real Fetcher, over a network that records what is dialled."""

import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.fetching import Fetcher, FetchError
from bot.fetching.addresses import is_public, parse_address
from tests.bot.fetching.recording import RecordingBackend
from tests.bot.fetching.url_table import CASES, PUBLIC, UrlCase

Turns = Mapping[str, Sequence[Sequence[str]]]


async def verdict(url: str, turns: Turns, redirects: Sequence[str]) -> tuple[str, list[str]]:
    """Return the reason of the refusal, "" for none, and the addresses that were dialled.

    Args:
        url: The link.
        turns: By name, what its look-ups answer, one after the other; ``*`` is any other name.
        redirects: Where the first requests are sent on to.
    """
    backend = RecordingBackend(redirects)
    left = {name: list(answers) for name, answers in turns.items()}

    async def resolve(host: str, port: int) -> list[str]:
        answers = left.get(host, left.get("*", [[]]))
        return list(answers.pop(0) if len(answers) > 1 else answers[0])

    async with Fetcher(resolve=resolve, backend=backend) as fetcher:
        try:
            await fetcher.get(url)
        except FetchError as error:
            return error.reason.value, backend.dialled
    return "", backend.dialled


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_each_link_has_its_verdict(case: UrlCase) -> None:
    """And nothing but a public address is ever dialled, nothing at all for a link refused."""
    reason, dialled = await verdict(case.url, {"*": [[PUBLIC]], **case.names}, case.redirects)

    assert reason in case.reasons
    assert [host for host in dialled if not is_public(parse_address(host))] == []
    if not case.redirects:
        assert bool(dialled) == (case.verdict == "go")


def _shared_cases() -> list[dict[str, Any]]:
    path = Path(__file__).parents[4] / "shared" / "security" / "url_cases.json"
    if not path.exists():
        warnings.warn(f"{path} is not there: its cases are not tried", stacklevel=2)
        return []
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return cases


@pytest.mark.filterwarnings("default:.*is not there")
async def test_the_test_suites_of_others_agree() -> None:
    """Cases of smokescreen, GitLab, Synapse and others: right verdicts, no forbidden dial."""
    cases = _shared_cases()
    if not cases:
        pytest.skip("security/url_cases.json is not beside the project: 589 cases not tried")

    wrong = []
    for case in cases:
        turns = {name: [answers] for name, answers in (case.get("dns") or {}).items()}
        sequence = case.get("resolves_seq") or [case.get("resolves_to") or []]
        turns["*"] = [a if isinstance(a, list) else [a] for a in sequence]
        reason, dialled = await verdict(case["url"], turns, case.get("redirects") or ())
        only = case.get("connect_only")
        forbidden = [
            host
            for host in dialled
            if not is_public(parse_address(host)) or (only and host not in only)
        ]
        if forbidden or (case["allowed"] != (reason == "") and not case.get("either")):
            wrong.append((case["id"], case["url"], reason, forbidden))

    assert wrong == []
