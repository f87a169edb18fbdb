"""Sentences that speak to the reader or of the article itself, and say nothing of its matter.

Calls to act, teasers, greetings, and what the article is going to do: by language, at a sentence's
beginning or within it. Others of their kind are told by what was learned; these are sure.
"""

from __future__ import annotations

import re

#: At the beginning.
_OPENINGS = {
    "en": r"(?:(?:click|tap)\s+(?:here|below|(?:on\s+)?th(?:e|is)\s+(?:link|image|photo|button|banner))|swipe|scroll\s+(?:down|up|through)|"
    r"sign\s+up|subscribe|log\s+in|download\s+(?:our|the\s+app)|stay\s+tuned|read\s+(?:on|more|also)|"
    r"learn\s+more|find\s+out\s+(?:more|how|what|why)|check\s+(?:out|it\s+out)|see\s+(?:also|below|our)|follow\s+(?:us|me|along)|"
    r"share\s+(?:this|your)|leave\s+(?:a|your)\s+comment|drop\s+(?:a|your)\s+comment|let\s+(?:us|me)\s+know|join\s+(?:us|our)|"
    r"buy\s+(?:it|now)|shop\s+(?:now|the)|order\s+(?:now|yours)|get\s+(?:it|yours|started)\b|meet\s+(?:the|our)\s+(?:experts?|author|team)|"
    r"welcome\s+(?:to|back)|picture\s+this|imagine\s+(?:this|that)|hi,?\s+(?:there|everyone|all|guys)|hello|thanks?\s+(?:for|you)\b|"
    r"happy\s+(?:reading|cooking|travels)|without\s+further\s+ado|let['’]s\s+(?:dive|get|take|start|look|begin|go|explore|jump)|"
    r"here(?:['’]s|\s+(?:is|are))\s+(?:what|how|why|where|everything|the|a|an|some|our|my|five|ten|\d+)\b.{0,80}(?::|…|\.{3}|you\s+need\s+to\s+know\.?)$|"
    r"(?:photo|image|video|credit|source|picture|illustration)s?(?:\s+(?:by|via|courtesy|credit)\b|\s*:)|"
    r"(?:price|fee|cost|rating|rrp|msrp|buy\s+now)\s*:\s*(?:from\s|starting\s|free|varies|[^\w\s]|\d)|this\s+(?:article|post|story|guide|page|site|website)\s+(?:is|was|may|contains|has\s+been|originally)\b)",
    "de": r"(?:hier\s+klicken|klicke?n?\s+(?:sie|hier)|jetzt\s+(?:anmelden|bestellen|kaufen|lesen|abonnieren)|lesen\s+sie\s+(?:auch|hier|mehr|weiter)|"
    r"mehr\s+(?:dazu|zum\s+thema|lesen)|melde[nt]?\s+(?:sie\s+sich|dich)|abonniere|folge[nt]?\s+(?:sie\s+)?uns|willkommen|viel\s+spaß|"
    r"hallo|liebe\s+(?:leser|freunde)|schreib(?:t|en\s+sie)?\s+(?:uns|mir|es\s+in)|(?:foto|bild|quelle|video)s?\s*:|"
    r"stell(?:en\s+sie\s+sich|\s+dir|t\s+euch)\s+vor|danke\b|wir\s+(?:erklären|zeigen|verraten|geben|stellen)\b.{0,40}\b(?:ihnen|dir|euch|überblick|tipps|vor|wie|was|worauf)\b)",
    "fr": r"(?:cliquez|inscrivez-vous|abonnez-vous|suivez-nous|découvrez|à\s+lire|lire\s+aussi|voir\s+aussi|bienvenue|imaginez|bonjour|"
    r"téléchargez|partagez|rejoignez|(?:photo|crédit|source|image)s?\s*:)",
    "es": r"(?:haga?\s+clic|suscr[ií]b[ea]te|síguenos|descubre\s|lea\s+también|lee\s+también|ver\s+también|bienvenid[oa]s?|imagina\b|"
    r"hola\b|comparte|únete|(?:foto|crédito|fuente|imagen)s?\s*:)",
    "it": r"(?:clicca|iscriviti|seguici|scopri\s|leggi\s+anche|leggi\s+di\s+più|benvenut[oiae]|immagina|ciao\b|condividi|(?:foto|fonte|crediti)\s*:)",
    "pt": r"(?:clique|inscreva-se|assine|siga-nos|descubra\s|leia\s+(?:também|mais)|veja\s+também|bem-vind[oa]s?|imagine\b|olá\b|compartilhe|"
    r"(?:foto|fonte|crédito|imagem)s?\s*:)",
    "nl": r"(?:klik\s|schrijf\s+je|meld\s+je|volg\s+ons|ontdek\s|lees\s+(?:ook|meer|verder)|bekijk\s+ook|welkom|stel\s+je\s+voor|hallo\b|(?:foto|bron|beeld)\s*:)",
    "sv": r"(?:klicka|prenumerera|följ\s+oss|läs\s+(?:mer|också|även)|välkommen|tänk\s+dig|hej\b|(?:foto|källa|bild)\s*:)",
    "da": r"(?:klik\s|tilmeld\s+dig|følg\s+os|læs\s+(?:mere|også)|velkommen|forestil\s+dig|hej\b|(?:foto|kilde)\s*:)",
    "no": r"(?:klikk\s|meld\s+deg|følg\s+oss|les\s+(?:mer|også)|velkommen|tenk\s+deg|hei\b|(?:foto|kilde)\s*:)",
    "pl": r"(?:kliknij|zapisz\s+się|śledź\s+nas|czytaj\s+(?:też|także|więcej)|zobacz\s+(?:też|także)|witaj|wyobraź\s+sobie|(?:fot|foto|źródło)\s*[.:])",
    "ru": r"(?:нажмите|подпи(?:шитесь|сывайтесь)|читайте\s+(?:также|нас)|смотрите\s+также|добро\s+пожаловать|представьте\s+себе|фото\s*:|источник\s*:|"
    r"об\s+этом\s+(?:говорится|сообща|пиш))",
    "uk": r"(?:натисніть|підпи(?:шіться|суйтесь)|читайте\s+також|дивіться\s+також|ласкаво\s+просимо|уявіть|фото\s*:|джерело\s*:|про\s+це\s+(?:йдеться|повідомля))",
    "tr": r"(?:tıklayın|abone\s+ol|bizi\s+takip|devamını\s+oku|ayrıca\s+oku|hoş\s+geldiniz|hayal\s+edin|(?:fotoğraf|kaynak)\s*:)",
    "id": r"(?:klik\s|ikuti\s+kami|baca\s+(?:juga|selengkapnya)|simak\s+juga|selamat\s+datang|bayangkan|(?:foto|sumber)\s*:)",
    "vi": r"(?:nhấp\s|đăng\s+ký|theo\s+dõi\s+chúng|xem\s+thêm|đọc\s+thêm|chào\s+mừng|hãy\s+tưởng\s+tượng|(?:ảnh|nguồn)\s*:)",
    "zh": r"(?:点击|點擊|点此|扫码|掃碼|关注我们|關注我們|订阅|訂閱|欢迎(?:来到|阅读)|延伸阅读|延伸閱讀|更多(?:内容|內容|新闻|新聞)|图片来源|圖片來源|图[：:]|資料照片|责任编辑|責任編輯|编辑[：:]|編輯[：:])",
    "ja": r"(?:こちらをクリック|詳しくはこちら|続きを読む|あわせて読みたい|関連記事|フォローして|写真[：:＝]|画像[：:]|出典[：:])",
    "ko": r"(?:클릭|구독|자세히\s*보기|관련\s*기사|사진\s*[=:]|출처\s*[=:])",
    "ar": r"(?:اضغط|اشترك|تابعونا|اقرأ\s+(?:أيض|المزيد)|للمزيد|مرحب)",
    "fa": r"(?:کلیک\s+کنید|بیشتر\s+بخوانید|ما\s+را\s+دنبال|عضو\s+شوید)",
    "hi": r"(?:यहां\s+क्लिक|यह\s+भी\s+पढ़ें|सब्सक्राइब|हमें\s+फॉलो)",
}  # fmt: skip

#: Anywhere.
_WITHIN = {
    "en": r"\b(?:in\s+this\s+(?:article|post|guide|blog|tutorial|piece|section|video|roundup|newsletter),?\s+(?:we|i|you)(?:['’](?:ll|re|ve)|\s+(?:will|are|look|explain|cover|explore|share|show|discuss|walk))|"
    r"we(?:['’]ll|\s+will)\s+(?:walk\s+you|show\s+you|cover|explore|dive|look\s+at|take\s+a\s+(?:closer\s+)?look|explain|guide\s+you|break\s+down)|"
    r"(?:we|i)(?:['’]ve|\s+have)?\s+(?:may|might|could)?\s*(?:earn|receive|get)s?\s+(?:a\s+)?(?:small\s+|an\s+affiliate\s+)?commissions?|affiliate\s+(?:links?|commission)|"
    r"(?:chosen|selected|vetted|reviewed)\s+independently|independently\s+(?:chosen|selected|reviewed|vetted)|keep\s+reading|read\s+on\s+(?:for|to)|"
    r"feel\s+free\s+to\s+(?:drop|leave|share|contact|reach|ask|comment)|in\s+the\s+comments\b|you\s+won['’]t\s+(?:want\s+to\s+miss|believe)|"
    r"(?:email|contact|reach)\s+(?:him|her|us|them|me)\s+at\b|©|all\s+rights\s+reserved)",
    "de": r"\b(?:in\s+diesem\s+(?:artikel|beitrag|ratgeber|text|video)\s+(?:erfahren|lernen|zeig|erkläre|stelle|geh|erfährst)|"
    r"erfahren\s+sie\s+(?:hier|in|mehr)|in\s+den\s+kommentaren|affiliate-?link|wir\s+erhalten\s+(?:dafür\s+)?eine\s+provision|alle\s+rechte\s+vorbehalten)",
    "fr": r"\b(?:dans\s+cet\s+article,?\s+(?:nous|vous|je)|en\s+commentaires?\b|tous\s+droits\s+réservés|liens?\s+affiliés?)",
    "es": r"\b(?:en\s+este\s+(?:artículo|post),?\s+(?:te|le|vamos|veremos|explicamos)|en\s+los\s+comentarios|todos\s+los\s+derechos\s+reservados)",
    "it": r"\b(?:in\s+questo\s+articolo,?\s+(?:ti|vi|vedremo|scopri)|nei\s+commenti|tutti\s+i\s+diritti\s+riservati|riproduzione\s+riservata)",
    "pt": r"\b(?:neste\s+(?:artigo|post),?\s+(?:você|vamos|veremos)|nos\s+comentários|todos\s+os\s+direitos\s+reservados)",
}  # fmt: skip

#: One of these stands in all of that: most sentences are spared the search.
_CLUES = {
    "en": "in this |we'll|we’ll|we will|commission|affiliate|independently|keep reading|read on|feel free|comments|you won|"
    "email|contact|reach|©|reserved",
    "de": "in diesem|erfahren sie|kommentaren|affiliate|provision|rechte vorbehalten",
    "fr": "cet article|commentaire|réservés|affilié",
    "es": "este artículo|este post|comentarios|reservados",
    "it": "questo articolo|commenti|riservat",
    "pt": "neste artigo|neste post|comentários|reservados",
}  # fmt: skip

_OPENS = {
    code: re.compile(rf"[\W_]*(?:{phrases})", re.IGNORECASE) for code, phrases in _OPENINGS.items()
}
_HOLDS = {
    code: (tuple(_CLUES[code].split("|")), re.compile(phrases, re.IGNORECASE))
    for code, phrases in _WITHIN.items()
}


def is_aside(sentence: str, language: str | None) -> bool:
    """Whether a sentence speaks to the reader or of the article, by the phrases of its language."""
    code = language or "en"
    opens = _OPENS.get(code)
    return (opens is not None and opens.match(sentence) is not None) or _holds_one(sentence, code)


def _holds_one(sentence: str, code: str) -> bool:
    if code not in _HOLDS:
        return False
    clues, phrases = _HOLDS[code]
    low = sentence.lower()
    return any(map(low.__contains__, clues)) and phrases.search(sentence) is not None
