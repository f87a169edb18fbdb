"""Whether only an article's opening could be read: the rest is for subscribers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.reading.page.structured import Declared

#: Characters. What a paywall lets through is shorter.
_TEASER_LENGTH = 2000

_NOT_FREE = frozenset({"false", "http://schema.org/false", "https://schema.org/false"})

#: From so many times the words that are there on, a stated count tells of words that are not.
_MISSING = 2.0

#: What is said where the text breaks off. Labels such as "subscribers only" are no evidence: they
#: stand beside links to other articles, too.
_WALL = re.compile(
    r"\bto\s+(?:continue|keep|finish)\s+reading\b|\bto\s+read\s+(?:the\s+(?:rest|full)|this\s+(?:full\s+)?(?:article|story))"
    r"|\b(?:this|the\s+(?:full|rest))\s+(?:of\s+(?:the|this)\s+)?(?:article|story|content|post)\s+is\s+(?:only\s+)?(?:available\s+)?(?:only\s+)?(?:for|to|reserved\s+for|exclusive\s+to)\s+(?:our\s+|paid\s+|paying\s+)?(?:subscribers|members)"
    r"|\b(?:subscribe|sign\s+up|register|log\s+in)\s+(?:now\s+)?to\s+(?:read|unlock|continue|see)\b"
    r"|\bunlock\s+(?:this|the\s+full)\s+(?:article|story)\b"
    r"|\bum\s+(?:diesen\s+artikel\s+)?(?:weiter|vollständig)\s*(?:zu\s*lesen|zulesen)\b|\bweiterlesen\s+mit\b|\bjetzt\s+(?:abonnieren\s+und\s+)?weiterlesen\b|\blesen\s+sie\s+(?:diesen\s+artikel\s+)?weiter\s+mit\b"
    r"|\b(?:dieser|der\s+(?:ganze|vollständige))\s+(?:artikel|text|inhalt)\s+ist\s+(?:nur\s+)?(?:für|abonnent\w+)\b"
    r"|\bil\s+vous\s+reste\s+[\d,.]+\s*%|\b(?:cet\s+article|la\s+suite|ce\s+contenu)\s+est\s+(?:réservée?|exclusivement)\b|\bpour\s+lire\s+la\s+suite\b"
    r"|\bpara\s+(?:seguir|continuar)\s+(?:leyendo|lendo|a\s+ler)\b|\b(?:este|esta)\s+(?:contenido|artículo|conteúdo|matéria|noticia)\s+(?:es|é)\s+(?:exclusiv[ao]|só|solo|sólo)\b"
    r"|\bper\s+continuare\s+(?:a\s+leggere|la\s+lettura)\b|\b(?:questo\s+(?:articolo|contenuto))\s+è\s+riservato\b"
    r"|\bom\s+(?:verder|dit\s+artikel)\s+te\s+lezen\b|\bför\s+att\s+(?:läsa|fortsätta)\b|\bfor\s+å\s+lese\s+(?:videre|hele)\b|\baby\s+(?:czytać|przeczytać)\s+(?:dalej|cał\w+)\b"
    r"|чтобы\s+(?:читать|прочитать|дочитать)\s+(?:дальше|далее|полностью|статью|весь)|(?:материал|статья|текст)\s+доступ\w+\s+(?:только\s+)?(?:по\s+подписке|подписчикам)"
    r"|続き(?:を読む|は|をお読み)[^。]{0,20}(?:会員|登録|有料)|(?:会員|有料会員)(?:限定|専用)(?:の)?記事です|残り\s*[:：]?\s*\d+\s*文字"
    r"|(?:전체|나머지)\s*(?:기사|내용)[^.]{0,20}(?:구독|로그인|회원)|(?:登录|订阅|付费)(?:后|可|才能)[^。]{0,8}(?:阅读|查看)(?:全文|更多)?",
    re.IGNORECASE,
)
_MAX_LINE = 400

_ENDS = re.compile(r"[.!?。！？।؟۔][\"”’»«」』)\]]*$")


def is_teaser(declared: Declared, lines: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether what was read is only what a paywall lets through.

    Args:
        declared: What the page says to machines.
        lines: Of the article.
        beside: Lines right before and behind it. Farther away they are of overlays, which come
            with every page of a site.
    """
    if sum(map(len, lines)) >= _TEASER_LENGTH:
        return False
    if _is_closed(declared.article) or declared.meta("article:content_tier") == "locked":
        return True
    cut = bool(lines) and not _ENDS.search(lines[-1])
    if cut and _words_stated(declared.article) > _MISSING * sum(len(s.split()) for s in lines):
        return True
    return any(_WALL.search(line) for line in beside if len(line) <= _MAX_LINE)


def _is_closed(article: Mapping[str, Any]) -> bool:
    return str(article.get("isAccessibleForFree", "")).lower() in _NOT_FREE


def _words_stated(article: Mapping[str, Any]) -> int:
    stated = str(article.get("wordCount", ""))
    return int(stated) if re.fullmatch(r"\d{1,6}", stated, re.ASCII) else 0
