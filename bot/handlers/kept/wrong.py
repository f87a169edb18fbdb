"""Wrong?: a person tells the operator that a point, a byline, a date or a title is not right."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from datetime import datetime

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fetching.secret_links import looks_secret
from bot.interactions.answering import GROUPS, PRIVATE, Answer, Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.locales.languages import Languages
from bot.models import ArticleId, Priority, Reply, StoredArticle
from bot.outgoing import LARGEST_DOCUMENT_BYTES, SendText
from bot.render import kept_texts as texts
from bot.render.acts import Act, parse_act, with_parts, without_acts
from bot.render.language import Language, text
from bot.render.wrong import parse_part_button, render_complaint
from bot.reports import Complaint, WrongPart
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.complaints import ComplaintStore, Filed
from bot.storage.messages.shown import ShownStore

#: Characters of what somebody says of it.
_MAX_NOTE = 300

_SAID = {
    Filed.TELL: texts.WRONG_FILED,
    Filed.KEEP: texts.WRONG_FILED,
    Filed.KNOWN: texts.WRONG_KNOWN,
    Filed.TOO_MANY: texts.WRONG_TOO_MANY,
}


class WrongReports:
    """Keeps what is called wrong, and tells the people who run the bot."""

    def __init__(
        self,
        store: ComplaintStore,
        articles: Articles,
        shown: ShownStore,
        presses: Presses,
        outbox: Outbox,
        *,
        chats: ChatStore,
        languages: Languages,
        operators: Collection[int],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps it.
            articles: Knows what messages show.
            shown: Knows which article that is.
            presses: Makes handlers.
            outbox: Takes what operators are told.
            chats: Knows what they speak.
            languages: In which they are told.
            operators: The people who run the bot.
            clock: The time.
        """
        self._store = store
        self._articles = articles
        self._shown = shown
        self._presses = presses
        self._outbox = outbox
        self._chats = chats
        self._languages = languages
        self._operators = frozenset(operators)
        self._clock = clock

    def command(self) -> Command:
        """Return the command: a reply to an answer says what is wrong of it."""
        return Command(
            name="wrong",
            line=text("Tell my operator what is wrong in the message you reply to"),
            example="date",
            act=self._wrong,
            chats=GROUPS | PRIVATE,
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the buttons."""
        return (
            self._presses.of_article(parse_act(Act.WRONG), self._ask),
            self._presses.of_article(parse_part_button, self._press),
        )

    async def _ask(self, pressed: Interaction, _: StoredArticle, __: bool) -> Done:
        face = pressed.press.face if pressed.press else None
        if face is None:
            return pressed.language.say(texts.WRONG_HOW)
        buttons = with_parts(face.buttons, pressed.language)
        return pressed.edit(replace(face, buttons=buttons))

    async def _press(self, pressed: Interaction, stored: StoredArticle, part: WrongPart) -> Done:
        said = await self._file(pressed, stored, part, "")
        face = pressed.press.face if pressed.press else None
        if face is None:
            return said
        return pressed.edit(replace(face, buttons=without_acts(face.buttons))), said

    async def _wrong(self, asked: Interaction) -> Answer:
        answered = asked.replies_to.message_id if asked.replies_to else None
        shown = None if answered is None else await self._shown.of(asked.chat_id, answered)
        stored = await self._article(shown.article_id) if shown else None
        if stored is None:
            is_theirs = asked.person in self._operators and asked.is_private
            return await self._all(asked) if is_theirs else self._how(asked.language)
        if not asked.arguments:
            return self._how(asked.language)
        first, _, rest = asked.arguments.partition(" ")
        named = first.casefold().rstrip(":") in set(WrongPart)
        part = WrongPart(first.casefold().rstrip(":")) if named else WrongPart.OTHER
        note = (rest if named else asked.arguments)[:_MAX_NOTE]
        return Reply(await self._file(asked, stored, part, note))

    async def _article(self, article_id: ArticleId | None) -> StoredArticle | None:
        return None if article_id is None else await self._articles.by_id(article_id)

    async def _file(
        self, asked: Interaction, stored: StoredArticle, part: WrongPart, note: str
    ) -> str:
        """Keep that something is wrong; returns what is said to who said so."""
        article = stored.article
        if not article.url or looks_secret(article.url):
            # What a person's own text or link says is not the operator's to read.
            return asked.language.say(texts.WRONG_PRIVATE)
        made = Complaint(
            url=article.url, title=article.title, part=part, note=note, made_at=self._clock()
        )
        filed = await self._store.file(asked.asker, made)
        if filed is Filed.TELL:
            await self._tell(asked.key, made)
        return asked.language.say(_SAID[filed])

    async def _tell(self, key: str, made: Complaint) -> None:
        spoken = await self._chats.languages(self._operators)
        await self._outbox.put(
            *(
                SendText(
                    key=f"wrong:{key}:{operator}",
                    chat_id=operator,
                    reply=render_complaint(made, self._languages.of(spoken.get(operator))),
                    priority=Priority.SUBSCRIPTION,
                )
                for operator in sorted(self._operators)
            )
        )

    async def _all(self, asked: Interaction) -> Answer:
        made = await self._store.all()
        if not made:
            return Reply(asked.language.say(texts.WRONG_NOTHING))
        rows = [asdict(each) | {"made_at": each.made_at.isoformat()} for each in made]
        body = json.dumps(rows, ensure_ascii=False, indent=1).encode(errors="replace")
        while len(body) > LARGEST_DOCUMENT_BYTES:
            rows = rows[: len(rows) // 2]
            body = json.dumps(rows, ensure_ascii=False, indent=1).encode(errors="replace")
        said = asked.language.say(texts.WRONG_ALL, count=len(rows))
        return asked.document("wrong.json", body), Reply(said)

    @staticmethod
    def _how(language: Language) -> Reply:
        return Reply(language.say(texts.WRONG_HOW))
