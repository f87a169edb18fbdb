"""The Follow buttons: under a summary, in its list of tags, under a suggestion and a greeting."""

from __future__ import annotations

from dataclasses import replace

from bot.following.topics import Following
from bot.handlers.topics.follow import FollowCommands
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply, StoredArticle
from bot.outgoing import Outgoing
from bot.render import texts, topic_texts
from bot.render.follow import (
    following,
    parse_follow_button,
    parse_tag_button,
    parse_tags_button,
    parse_unfollow_all_button,
    render_followed,
    render_tags,
)
from bot.render.start import parse_begin_button
from bot.render.summary import shown_tags
from bot.subscriptions.wishes import Wish
from summarizer.topics.words.keys import topic_key


class FollowButtons:
    """Follows what a button names."""

    def __init__(self, presses: Presses, follow: FollowCommands, following: Following) -> None:
        self._presses = presses
        self._follow = follow
        self._following = following

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of these buttons."""
        return (
            self._presses.of_article(parse_tags_button, self._list_tags, admins_only=True),
            self._presses.of_article(parse_tag_button, self._follow_tag, admins_only=True),
            self._presses.of_menu(
                Menu.SUGGESTION, parse_follow_button, self._follow_instead, admins_only=True
            ),
            self._presses.of_menu(Menu.START, parse_begin_button, self._begin, admins_only=True),
            self._presses.of_menu(
                Menu.TOPICS, parse_unfollow_all_button, self._end_all, admins_only=True
            ),
        )

    async def _list_tags(self, pressed: Interaction, stored: StoredArticle, _: bool) -> Done:
        tags = shown_tags(stored.article)
        if not tags:
            return pressed.language.say(texts.NOT_KEPT)
        return pressed.beside(render_tags(tags, pressed.language), stored.id)

    async def _follow_tag(self, pressed: Interaction, stored: StoredArticle, number: int) -> Done:
        tags = shown_tags(stored.article)
        if number >= len(tags):
            return pressed.language.say(texts.NOT_KEPT)
        return await self._press(pressed, tags[number])

    async def _begin(self, pressed: Interaction, topic: str) -> Done:
        if topic.startswith("https://"):
            return pressed.beside(await self._follow.site(pressed, topic))
        return await self._press(pressed, topic.lstrip("#"))

    async def _press(self, pressed: Interaction, label: str) -> Done:
        """Follow a topic and say so on its button; pressed again, ask whether to unfollow it."""
        key = topic_key(label)
        followed = await self._following.followed(pressed.chat_id)
        if known := next((one for one in followed if one.topic == key), None):
            ask = render_followed(known.label, known.topic, pressed.language)
            return [pressed.beside(ask), *_marked(pressed, label)]
        said = await self._follow.one(pressed, Wish(label, narrowing=None))
        followed = await self._following.followed(pressed.chat_id)
        # Some topics are refused.
        done = any(one.topic == key for one in followed)
        return [pressed.beside(said), *(_marked(pressed, label) if done else ())]

    async def _end_all(self, pressed: Interaction, _: bool) -> Done:
        await self._following.unfollow_all(pressed.chat_id)
        return pressed.edit(Reply(pressed.language.say(topic_texts.UNFOLLOWED_ALL)))

    async def _follow_instead(self, pressed: Interaction, meant: tuple[str, str]) -> Done:
        reply = await self._follow.instead(pressed, *meant)
        return pressed.beside(reply)


def _marked(pressed: Interaction, label: str) -> tuple[Outgoing, ...]:
    """Return the message whose button says that the topic is followed; none where it says so."""
    if pressed.press is None or pressed.shown is None or pressed.press.face is None:
        return ()
    face, data = pressed.press.face, pressed.press.data
    buttons = following(face.buttons, data, label, pressed.language)
    if buttons == face.buttons:
        return ()
    return (pressed.edit(replace(face, buttons=buttons, menu=pressed.shown.menu), number=1),)
