"""The attacks of ``tests.benchmarks.abuse``: each is carried out on a stage, and says what came of it."""

from __future__ import annotations

import itertools
import random
import signal
import time
from collections.abc import Callable, Iterable

from tests.benchmarks.abuse_presses import fast_presses, forged_presses
from tests.benchmarks.abuse_scene import PATIENCE_SECONDS, WATCH_SECONDS, Scene, Verdict

_WORDS = "harbour council bridge school market station museum library stadium airport".split()


Attack = Callable[[Scene], Verdict]


def slash_feed(stage: Scene) -> Verdict:
    """A feed of 500 links of 1,950 slashes."""
    return _added(stage, "/slashes/feed")


def ligature_feed(stage: Scene) -> Verdict:
    """A feed of 500 texts that grow eighteenfold in their usual form."""
    return _added(stage, "/ligatures/feed")


def _added(stage: Scene, path: str) -> Verdict:
    person = stage.person()
    seconds = stage.seconds(person, f"/addfeed {stage.sites[0]}{path}")
    time.sleep(WATCH_SECONDS)
    return Verdict(f"answered after {seconds:.1f} s", seconds < PATIENCE_SECONDS)


def large_robots(stage: Scene) -> Verdict:
    """Feeds of 60 sites, each with half a megabyte of robots.txt."""
    stage.arm()
    for part in (stage.sites[1:31], stage.sites[31:61]):
        stage.api.send_file("feeds.opml", _opml(f"{site}/feed" for site in part), stage.person())
    time.sleep(WATCH_SECONDS * 2)
    asked = len(stage.times("/robots.txt"))
    return Verdict(f"{asked} were read", asked > 0)


def long_canonical(stage: Scene) -> Verdict:
    """A page with a canonical link of 9 MB."""
    seconds = stage.seconds(stage.person(), f"{stage.sites[0]}/canonical")
    return Verdict(f"answered after {seconds:.1f} s", seconds < PATIENCE_SECONDS)


def many_groups(stage: Scene) -> Verdict:
    """120 groups of one person, each of which shares five links to slow sites."""
    person = {"id": stage.person(), "is_bot": False, "first_name": "Eve"}
    groups = range(-2_000, -1_880)
    for group in groups:
        stage.api.add_chat(group, "supergroup")
        stage.api.state.admins[group] = {int(str(person["id"]))}
        stage.api.say("/share on", group, **{"from": person})
    time.sleep(8)
    for group in groups:
        slow = (stage.sites[1 + (n - group * 5) % 60] for n in range(5))
        links = " ".join(f"{site}/slow/{-group}/{n}" for n, site in enumerate(slow))
        stage.api.say(links, group, **{"from": person})
    time.sleep(2)
    return _others_links(stage)


def _others_links(stage: Scene) -> Verdict:
    """Let others send links, one each."""
    waits = []
    for number in range(8):
        waits.append(stage.seconds(stage.person(), f"{stage.sites[0]}/other/{number}"))
        if sum(waits) > WATCH_SECONDS:
            break
        time.sleep(2)
    worst = max(waits)
    return Verdict(f"others' links: {worst:.1f} s at worst of {len(waits)}", worst < 5)


def slow_feeds(stage: Scene) -> Verdict:
    """50 feeds of one chat at sites that take their time; an honest feed is looked at meanwhile."""
    stage.answer(stage.person(), f"/addfeed {stage.sites[0]}/news")
    time.sleep(6)
    slow = _opml(f"{site}/slow/feed" for site in stage.sites[1:51])
    stage.api.send_file("feeds.opml", slow, stage.person())
    started = time.monotonic()
    time.sleep(WATCH_SECONDS * 1.5)
    looks = [at for at in stage.times("/news") if at > started]
    gap = _longest_gap([started, *looks, time.monotonic()])
    return Verdict(f"{len(looks)} looks at an honest feed, {gap:.0f} s apart at most", gap < 20)


def _longest_gap(times: list[float]) -> float:
    return max(after - before for before, after in itertools.pairwise(times))


def sixty_latest(stage: Scene) -> Verdict:
    """60 times /latest in a chat that a story is told meanwhile."""
    person = stage.person()
    stage.answer(person, f"/addfeed {stage.sites[0]}/news")
    stage.answer(person, "/follow moscow")
    time.sleep(4)
    for _ in range(60):
        stage.api.say("/latest moscow", person)
    stage.publish()
    started = time.monotonic()

    def told() -> bool:
        return any("told reporters" in message.text for message in stage.api.messages(person))

    try:
        stage.api.wait_for(told, 60)
    except TimeoutError:
        return Verdict("the story did not come within 60 s", ok=False)
    seconds = time.monotonic() - started
    return Verdict(f"the story came after {seconds:.1f} s", seconds < 15)


def many_links(stage: Scene) -> Verdict:
    """500 links of 200 people at once."""
    people = [stage.person() for _ in range(200)]
    started = time.monotonic()
    for number in range(500):
        stage.api.say(f"{stage.sites[0]}/many/{number}", people[number % len(people)])

    def all_answered() -> bool:
        return sum(where in asked for where, _ in stage.api.state.sent) >= 500

    asked = set(people)
    try:
        stage.api.wait_for(all_answered, 60)
    except TimeoutError:
        return Verdict(f"{_answered(stage, asked)} of 500 answered within 60 s", ok=False)
    times = sorted(
        call.at - started
        for call in stage.api.calls
        if call.ok and call.method == "sendMessage" and int(call.parameters["chat_id"]) in asked
    )
    return Verdict(
        f"answers: first {times[0]:.1f} s, median {times[250]:.1f} s, last {times[-1]:.1f} s"
    )


def _answered(stage: Scene, people: set[int]) -> int:
    return sum(where in people for where, _ in stage.api.state.sent)


def large_texts(stage: Scene) -> Verdict:
    """60 files of 4 MB of text, of 20 people."""
    chance = random.Random(14)  # noqa: S311  # the same texts each time
    people, before = [stage.person() for _ in range(20)], stage.kept_bytes()
    for number in range(60):
        lines = "\n\n".join(
            " ".join(chance.choices(_WORDS, k=60)) + f" number {n}." for n in range(9_500)
        )
        stage.api.send_file(f"text-{number}.txt", lines.encode(), people[number % 20])
    time.sleep(WATCH_SECONDS)
    kept = (stage.kept_bytes() - before) / 1e6
    return Verdict(f"{_answered(stage, set(people))} answered, {kept:.0f} MB kept", kept < 25)


def opml_flood(stage: Scene) -> Verdict:
    """20 people send lists of 5,000 feeds each."""
    people = [stage.person() for _ in range(20)]
    for person in people:
        listed = _opml(f"{stage.sites[0]}/feed/{person}/{n}" for n in range(5_000))
        stage.api.send_file("feeds.opml", listed, person)
    time.sleep(WATCH_SECONDS)
    return Verdict(f"{_answered(stage, set(people))} of 20 answered")


def clock_set_back(stage: Scene) -> Verdict:
    """The clock is set back by half an hour while links are answered."""
    stage.api.say(f"{stage.sites[0]}/before", before := stage.person())
    stage.process.send_signal(signal.SIGUSR1)
    seconds = stage.seconds(stage.person(), f"{stage.sites[0]}/after")
    time.sleep(WATCH_SECONDS / 2)
    both = _answered(stage, {before}) == 1
    says = f"a link after it: {seconds:.1f} s; the one before it {'' if both else 'not '}answered"
    return Verdict(says, seconds < 10 and both)


def _opml(feeds: Iterable[str]) -> bytes:
    outlines = "".join(f'<outline type="rss" text="F" xmlUrl="{feed}"/>' for feed in feeds)
    return f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()


ATTACKS: tuple[Attack, ...] = (
    slash_feed,
    ligature_feed,
    large_robots,
    long_canonical,
    many_groups,
    slow_feeds,
    sixty_latest,
    many_links,
    large_texts,
    opml_flood,
    forged_presses,
    fast_presses,
    clock_set_back,
)
