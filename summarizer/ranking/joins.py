"""Phrases that join a sentence to the one before, where its first word alone does not tell.

"Menurut dia" (according to him), "pria itu" (that man), "selon lui"; and openings whose first word
only looks as if it pointed back: "selain hujan" (besides rain), "ceux qui" (those who), "das Haus".
"""

from __future__ import annotations

import re

#: What may stand before the first word.
_OPEN = r"[\s\"'“‘«„‹(\[¿¡…—–-]*"

#: A noun with "this" or "that" behind or before it, unless it is a time; "according to him", "besides".
_JOINS = {
    "fr": r"en\s+(?:effet|revanche|outre|fait|réalité|conséquence|plus\b)"
    r"|(?:après|avant|malgré|avec|pour|sans|outre)\s+(?:cela|ça)\b|(?:selon|d['’]après|pour|avec|chez)\s+(?:lui|eux|elles?)\b"
    r"|(?:de|à|dans|sur|pour|avec|après|depuis|malgré|selon|d['’]après)\s+ce(?:t|tte|s|lui|lle|ux|lles)?(?:-ci|-là)?\s"
    r"(?!\w*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|semaine|année|été|hiver|automne|mois|"
    r"nuit|dernier|qui|que|dont))"
    r"|par\s+(?:ailleurs|conséquent|contre)|d['’](?:ailleurs|où)\b|du\s+coup|au\s+contraire"
    r"|à\s+l['’]inverse|dès\s+lors|de\s+(?:plus|même),|l['’](?:un|une)\s+d['’](?:eux|elles)|quant\s+à\s+(?:lui|elle|eux)",
    "id": r"(?!(?:(?:pada|bukan|untuk|dalam|sejak|mulai|hingga|sampai)\s+)?(?:hari|malam|pagi|siang|sore|pekan|minggu|"
    r"bulan|tahun|musim|abad|kali|saat|masa|dewasa|selama|sejauh|sementara|akhir-akhir)\s+ini\b)"
    r"(?:[^\W\d_]+\s+)?[^\W\d_]+\s+(?:ini|itu|tersebut)\b"
    r"|(?:menurut|kata|bagi|kepada|selain|untuk)\s+(?:dia|ia|mereka|beliau)\b"
    r"|(?:menurut|karena|sebab|pasal|akibat|arti|hasil|selanjut|berikut|alasan)nya\b"
    r"|(?:meski(?:pun)?|walau(?:pun)?|dengan|namun)\s+(?:demikian|begitu)\b|di\s+sisi\s+lain|lebih\s+lanjut"
    r"|(?:tak|tidak)\s+hanya\s+itu|begitu\s+(?:pula|juga)",
    "fa": r"(?:به\s+گفته|از\s+نظر|به\s+عقیده)\s+(?:وی|او)\b|(?:در|با|بر|از|علاوه\s+بر|به)\s+(?:این|همین)\s"
    r"|بنابراین|سپس|در\s+ادامه|در\s+عین\s+حال|از\s+سوی\s+دیگر",
    "vi": r"(?:tuy\s+(?:nhiên|vậy)|ngoài\s+ra|do\s+(?:đó|vậy)|(?:vì|bởi)\s+(?:vậy|thế)|(?:sau|trước|theo|khi|nhờ)\s+đó|"
    r"lúc\s+(?:đó|này|ấy)|đồng\s+thời|(?:bên\s+cạnh|cùng\s+với|trong\s+(?:khi|số))\s+đó|nhưng|song|và|còn|ngược\s+lại|"
    r"(?:điều|việc|đây|đó|số|vụ|những|các)\s+(?:\w+\s+)?(?:này|đó|là)|(?:ông|bà|anh|chị|cô|em|người|đối\s+tượng)\s+(?:\w+\s+)?"
    r"(?:ta|này|ấy)|họ|nó|hắn|hơn\s+nữa|tương\s+tự|cũng\s+theo)\b",
}  # fmt: skip

#: "Besides rain", "because of rain", "those who", "these days"; German "das" with its noun.
_STANDS = {
    "fr": r"ce(?:lui|lle|ux|lles)\s+(?:qui|que|dont)\b",
    "id": r"(?:selain|karena)\s+(?!(?:dia|ia|mereka)\b)(?![^,]{0,40}\b(?:itu|ini|tersebut)\b)|mereka\s+yang\b",
    "de": r"das\s+(?-i:(?:[a-zäöüß]+(?:e|en)\s+)?[A-ZÄÖÜ\d])|auch\s+wenn\b(?!\s+(?:er|sie|es|dies|das)\b)",
    "en": r"instead\s+of\s+(?!(?:this|that|these|those|it|him|her|them|doing\s+so)\b)|so\s+far\b"
    r"|those\s+(?:who|whose|with|from|living|working|affected|taking|without)\b",
    "fa": r"(?:این|آن)\s+(?:روز|هفته|ماه|سال)(?:ها)?\b|آن(?:ها|‌ها|هایی)?\s+که\b",
}  # fmt: skip

#: By ISO 639-1 code, each at a sentence's beginning. Where both match, it is joined.
JOINS, STANDS = (
    {
        language: re.compile(f"{_OPEN}(?:{phrases})", re.IGNORECASE)
        for language, phrases in of.items()
    }
    for of in (_JOINS, _STANDS)
)
