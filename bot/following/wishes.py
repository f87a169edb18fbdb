"""What somebody wishes to follow is followed, and its newest story is sent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.following.awaited import AwaitedSamples
from bot.following.samples import Samples
from bot.following.topics import Follow, Following
from bot.subscriptions.unmatchable import Unmatchable
from bot.subscriptions.values import FollowOutcome, Subscription
from bot.subscriptions.wishes import Wish


@dataclass(frozen=True, slots=True)
class Granted:
    """What came of a wish."""

    follow: Follow

    #: Whether its newest story was sent along.
    sampled: bool

    #: Whether it is sent later: nothing is there, but the past of a feed is being read.
    promised: bool = False

    #: Whether there may be something of it soon that nobody sends: the past of a feed is being read.
    reading: bool = False


class Wishes:
    """Grants wishes."""

    def __init__(self, following: Following, samples: Samples, awaited: AwaitedSamples) -> None:
        self._following = following
        self._samples = samples
        self._awaited = awaited

    async def grant(
        self,
        chat_id: int,
        thread_id: int | None,
        wish: Wish,
        topic: str | None = None,
        *,
        alone: bool = True,
    ) -> Granted | Unmatchable:
        """Follow what somebody wishes for.

        Args:
            chat_id: Who.
            thread_id: The forum topic where its stories are to be told.
            wish: What, and how.
            topic: ``feed:7`` for a feed; None: the key of what is wished for.
            alone: Whether it is the only one: of several at once, samples would be a flood.

        Returns:
            What came of it; or why nothing can match it, and it is not followed.
        """
        done = await self._following.follow(chat_id, thread_id, wish, topic)
        if isinstance(done, Unmatchable):
            return done
        if done.outcome is not FollowOutcome.NEW:
            return Granted(done, sampled=False)
        if not alone:
            nothing = not done.activity.stories
            reading = nothing and await self._awaited.is_reading(chat_id)
            return Granted(done, sampled=False, reading=reading)
        if not done.activity.stories:
            promised = await self._awaited.expect(chat_id, thread_id, done.topic)
            return Granted(done, sampled=False, promised=promised)
        newest = done.activity.newest
        sampled = newest is not None and await self._samples.send(chat_id, thread_id, newest)
        return Granted(done, sampled)

    async def grant_instead(
        self,
        chat_id: int,
        thread_id: int | None,
        label: str,
        instead_of: str,
        *,
        alone: bool = True,
    ) -> tuple[Granted | Unmatchable, Subscription | None]:
        """Follow what was meant, as a misspelt topic was followed, and that one no more.

        Args:
            chat_id: Who.
            thread_id: Where it is told, if the misspelt one is followed no more.
            label: What was meant.
            instead_of: The topic that was misspelt.
            alone: As of :meth:`grant`.

        Returns:
            What came of it, and what ended; None: that was not followed any more.
        """
        followed = await self._following.followed(chat_id)
        slip = next((s for s in followed if s.topic == instead_of), None)
        if slip is None:
            return await self.grant(
                chat_id, thread_id, Wish(label, narrowing=None), alone=alone
            ), None
        await self._following.unfollow(chat_id, slip.topic)
        meant = Wish(label, slip.digest, slip.narrowing or None)
        return await self.grant(chat_id, slip.thread_id, meant, alone=alone), slip
