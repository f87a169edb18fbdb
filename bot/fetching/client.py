"""A link to a page, safely: every hop is checked, every byte is counted, one deadline holds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self, TypeVar

import httpcore
import httpx

from bot.errors import FetchError, Unfetched
from bot.fairness.acting import acting
from bot.fairness.slots import Slots
from bot.fetching.addresses import Network, is_allowed, parse_networks
from bot.fetching.answer import check_status, check_type
from bot.fetching.body import read_body
from bot.fetching.conditional import conditions, max_age_of, validators_of
from bot.fetching.deadline import Deadline, deadline_of
from bot.fetching.exchange import Exchange
from bot.fetching.guard import GuardedBackend, Resolve, SystemResolver
from bot.fetching.hosts import Hosts, retry_after
from bot.fetching.limits import FetchLimits
from bot.fetching.link_header import links_of
from bot.fetching.pace import HostPace
from bot.fetching.redirects import REDIRECTS, SAME_METHOD, Hop
from bot.fetching.robots import Robots, parse_robots
from bot.fetching.robots_cache import ParseRobots, RobotsCache
from bot.fetching.unwrapping import keeps_copy, unwrapped
from bot.fetching.url_policy import PORTS, Target, check_url, following_url
from bot.metrics.families import FETCH
from bot.metrics.meter import UNMEASURED, Metrics
from bot.models import Page, Revisit, Validators

#: Between two requests to one host that nobody is waiting for.
_CRAWL_SECONDS_APART = 1.0

#: A fetch that takes longer keeps no place that others need.
_SLOW_SECONDS = 1.0

_FEED_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Precis/0.1; feed reader)",
    "Accept": "application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
}

T = TypeVar("T")

#: What a hop waits for before its request is made.
BeforeHop = Callable[[Target], Awaitable[None]]


#: What is made of the answer at the end of all redirects.
Take = Callable[[Hop, httpx.Response], Awaitable[T]]


async def _parsed_here(body: bytes) -> Robots:
    return parse_robots(body)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages; used as ``async with``."""

    def __init__(
        self,
        allowed_networks: Iterable[str | Network] = (),
        resolve: Resolve | None = None,
        backend: httpcore.AsyncNetworkBackend | None = None,
        *,
        limits: FetchLimits | None = None,
        clock: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        pace: HostPace | None = None,
        robots: ParseRobots | None = None,
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Set up; nothing is opened yet.

        Args:
            allowed_networks: May be fetched although they are not public, on any port.
            resolve: Host and port to IP strings; the system's resolver if None.
            backend: Dials, always by IP address; sockets if None.
            limits: What a page may cost.
            clock: The time, in UTC.
            monotonic: Seconds.
            pace: When what :meth:`crawl` asks for may be asked for; a second apart if None.
            robots: Reads a robots.txt, in a worker where others wait; here if None.
            metrics: Told how long each fetch took, turns included, and what came of it.
        """
        self._limits = limits or FetchLimits()
        self._allowed = parse_networks(allowed_networks)
        self._clock = clock
        self._monotonic = monotonic
        self._metrics = metrics
        large = self._limits.large_at_once
        self._large = Slots(large, most_each=1, most_unattended=max(large - 1, 1))
        self._connections = Slots(
            self._limits.max_connections,
            most_each=self._limits.connections_each,
            most_unattended=self._limits.connections_unattended,
        )
        self._hosts = Hosts(self._limits.per_host, clock, monotonic)
        self._pace = pace or HostPace(_CRAWL_SECONDS_APART, monotonic)
        self._robots = RobotsCache(self._robots_txt, robots or _parsed_here, monotonic)
        self._resolver = SystemResolver() if resolve is None else None
        guard = GuardedBackend(
            self._allowed,
            resolve or (self._resolver or SystemResolver()),
            backend or httpcore.AnyIOBackend(),
            max_head_bytes=self._limits.max_head_bytes,
        )
        self._exchange = Exchange(guard, self._limits)

    async def get(self, url: str) -> Page:
        """Fetch the page behind a link that a person sent.

        Raises:
            FetchError: There is none that we may, or can, read; ``reason`` says why.
        """
        return await self._fetch(url, self._no_more, self._page)

    async def crawl(self, url: str) -> Page:
        """Fetch what nobody is waiting for: as robots.txt lets us, and a second apart at a host.

        Raises:
            FetchError: As :meth:`get`; BLOCKED where robots.txt says so.
        """
        return await self._fetch(url, self._as_a_crawler, self._page)

    async def revisit(self, url: str, validators: Validators) -> Revisit:
        """See, as :meth:`crawl` would, whether a feed changed, and fetch it if it did.

        Of any media type: servers call feeds by many.

        Raises:
            FetchError: As :meth:`crawl`; ``status`` 410 says that it is gone for good, and
                ``retry_at`` when to ask again.
        """
        asked = conditions(validators)
        return await self._fetch(url, self._as_a_crawler, self._revisit, _FEED_HEADERS | asked)

    async def post(self, url: str, form: Mapping[str, str]) -> None:
        """Send a form that nobody waits for, a second apart at a host; nothing of the answer is read.

        Raises:
            FetchError: It was not taken: no status of success, or as :meth:`get`.
        """
        named = {"User-Agent": _FEED_HEADERS["User-Agent"]}
        await self._fetch(url, self._in_its_turn, self._taken, named, form)

    async def _fetch(
        self,
        url: str,
        before: BeforeHop,
        take: Take[T],
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> T:
        began, outcome = self._monotonic(), "ok"
        try:
            return await self._fetch_in_time(url, before, take, headers or {}, form)
        except FetchError as error:
            outcome = error.reason
            raise
        finally:
            self._metrics.time(FETCH, outcome, self._monotonic() - began)

    async def _fetch_in_time(
        self,
        url: str,
        before: BeforeHop,
        take: Take[T],
        headers: Mapping[str, str],
        form: Mapping[str, str] | None,
    ) -> T:
        target = self._check(url)
        # A slow site holds up nobody but who asked for it.
        slow = asyncio.get_running_loop().call_later(_SLOW_SECONDS, acting().give_place_back)
        try:
            async with deadline_of(self._limits) as deadline:
                return await self._follow(
                    target, before, take, headers, form=form, deadline=deadline
                )
        except TimeoutError as error:
            raise FetchError(Unfetched.TOO_SLOW, "the deadline passed") from error
        finally:
            slow.cancel()

    async def _follow(
        self,
        target: Target,
        before: BeforeHop,
        take: Take[T],
        headers: Mapping[str, str],
        *,
        form: Mapping[str, str] | None,
        deadline: Deadline,
    ) -> T:
        place = Hop(target)
        for _ in range(self._limits.max_redirects + 1):
            target = place.target
            async with (
                self._turn(target, before, deadline),
                self._exchange.ask(target, headers, form) as response,
            ):
                status = response.status_code
                self._hosts.note(target.authority, status, response.headers)
                location = response.headers.get("location")
                onward_by = REDIRECTS if form is None else SAME_METHOD
                if status not in onward_by or not location:
                    return await take(place, response)
            # Leaving the block closed the connection: the body of a redirect is never read.
            onward = following_url(target.url, location)
            keeps = form is not None or keeps_copy(onward)
            following = self._check(onward if keeps else unwrapped(onward))
            if target.secure and not following.secure:
                raise FetchError(Unfetched.BAD_LINK, "a redirect from https to http")
            place = place.after(following, status)
        raise FetchError(Unfetched.TOO_MANY_REDIRECTS, f"more than {self._limits.max_redirects}")

    def _check(self, url: str) -> Target:
        target = check_url(url)
        if target.address and not is_allowed(target.address, self._allowed):
            raise FetchError(Unfetched.ADDRESS_NOT_ALLOWED, "not a public address")
        # Where networks are opened on all ports, a name may lead there: the guard decides.
        if target.port not in PORTS and not self._allowed:
            raise FetchError(Unfetched.BAD_LINK, "no port of the web")
        return target

    @asynccontextmanager
    async def _turn(
        self, target: Target, before: BeforeHop, deadline: Deadline
    ) -> AsyncIterator[None]:
        """Have a turn at a host, and a connection; to wait for it costs nothing of the deadline."""
        deadline.stand_in_line()
        await before(target)
        async with self._hosts.visit(target.authority), self._connections.turn():
            deadline.go_on()
            yield

    async def _no_more(self, target: Target) -> None:
        """Wait for nothing but the turn at the host."""

    async def _in_its_turn(self, target: Target) -> None:
        self._hosts.check(target.authority)
        await self._pace.turn(target.authority)

    async def _as_a_crawler(self, target: Target) -> None:
        self._hosts.check(target.authority)
        await self._robots.check(target)
        await self._pace.turn(target.authority)

    async def _robots_txt(self, url: str) -> Page:
        async def before(target: Target) -> None:
            await self._pace.turn(target.authority)

        return await self._fetch(url, before, self._page)

    async def _page(self, place: Hop, response: httpx.Response) -> Page:
        self._check_status(response)
        check_type(response)
        return await self._read(place, response)

    async def _revisit(self, place: Hop, response: httpx.Response) -> Revisit:
        asked = response.request.headers
        conditional = "if-none-match" in asked or "if-modified-since" in asked
        changed = response.status_code != 304 or not conditional
        if changed:
            self._check_status(response)
        return Revisit(
            page=await self._read(place, response) if changed else None,
            validators=validators_of(response.headers),
            max_age=max_age_of(response.headers),
            moved_to=place.moved_to,
            links=links_of(response.headers),
        )

    async def _taken(self, _: Hop, response: httpx.Response) -> None:
        self._check_status(response)

    def _check_status(self, response: httpx.Response) -> None:
        now = self._clock()
        pause = retry_after(response.status_code, response.headers, now)
        check_status(response, now + pause if pause is not None else None)

    async def _read(self, place: Hop, response: httpx.Response) -> Page:
        return Page(
            url=place.target.url,
            status=response.status_code,
            body=await read_body(response, self._limits, self._large, self._monotonic),
            content_type=response.headers.get("content-type"),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._robots.close()
        await self._exchange.close()
        if self._resolver:
            self._resolver.close()
