"""What stands below an article's last paragraph and is none: who wrote it, prompts, small print.

Rules for kinds of sites, never for single sites. They are looser than those for lines amidst an
article, as they only see its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Longer ones are paragraphs, whatever they say.
_MAX_LINE = 700

#: So much of an article is not below it.
_MAX_PART = 0.3

_ARTICLE = r"(?:report|story|article|piece|post|content|column|guide|review|recipe|analysis|essay|interview|page|blog|version|list)"
_CREDIT = (
    rf"\bcontributed\s+(?:\w+\s+)?to\s+(?:this|the)\s+{_ARTICLE}\b",
    r"^\W*(?:additional\s+)?(?:reporting|writing|editing|compiled|translated|edited|fact[\s-]checked)\s+by\b.{0,250}$",
    r"^(?:[\w&/’',-]+\s+){0,4}(?:editors?|directors?|managers?|photographers?|stylists?|producers?|designers?|artist|assistants?|crew|hair|make-?up|nails|grooming|styling|tailoring|retouching|digitech|videographers?|illustrat(?:ors?|ions?)|contribut(?:ing|ors?)|übersetzung|redaktion|mitarbeit|fotos?|texte?)\s*:\s*\S.{0,250}$",
    r"^(?:his|her|their|my)\s+(?:work|writing|stories|reporting|articles|columns?|essays?|books?)\s+(?:has|have)\s+(?:been\s+)?(?:appeared|featured|published)\b",
    r"^(?:hi|hello|hey)\b.{0,20}\b(?:i['’]?m|i\s+am|my\s+name\s+is)\b",
    r"^the\s+(?:[\w’'&-]+\s+){1,5}editorial\s+board\s+(?:consists\s+of|includes|is\s+(?:made\s+up|comprised|composed)\s+of)\b",
    r"^(?:a|the|our)\s+(?:review\s+)?(?:copy|code|unit|sample|product)\b.{0,80}\b(?:provided|sourced|supplied|sent|purchased)\b.{0,60}\b(?:for\s+(?:\w+\s+)?review|by\s+the\s+(?:publisher|manufacturer|developer|maker|brand))\b",
    r"^[•*–—-]?\s*(?:[^\W\d_][\w.'’-]*\s+){2,4}(?:\([^()]{1,40}\)\s+)?(?:is|was|works\s+as)\s+(?:an?|the|our|one\s+of\s+our)\s+(?:[\w’'&-]+\s+){0,6}(?:writer|reporter|editor|journalist|correspondent|author|columnist|contributor|freelancer?|blogger|novelist|historian|researcher|fellow|professor|lecturer|scholar)\b",
    r"\b(?:veteran|award[\s-]winning)\s+(?:\w+\s+){0,2}(?:writer|reporter|editor|journalist|author|blogger)\b.{0,60}\bhas\s+(?:covered|written|reported|worked|been)\b",
    r"^(?:about\s+(?:the\s+)?(?:author|writer|company|us)|über\s+(?:den\s+autor|die\s+autorin|uns)|à\s+propos\s+de\s+l.auteur|sobre\s+(?:el|la|o|a)\s+autora?)\b.{0,60}$",
    r"^(?:e-?mail|contact|reach|write\s+to|follow)\s+(?:\w+\s+){0,4}(?:at|on|@)",
)
_ORIGIN = (
    rf"^\W*(?:this|the|an?\s+\w+\s+version\s+of\s+this)\s+(?:\w+\s+){{0,3}}{_ARTICLE}\s+(?:\w+\s+)?(?:was|has\s+been|is|originally|first|appeared|also)\s+(?:\w+\s+)?(?:originally|first|published|appeared|updated|amended|corrected|edited|translated|produced|written|republished|reviewed|part\s+of|adapted|excerpted|sponsored|funded|made\s+possible)",
    r"^the\s+post\s+.{3,250}\s(?:appeared\s+first\s+on|first\s+appeared\s+on)\b",
    r"^(?:first|originally)\s+(?:published|reviewed|posted|appeared)\b.{0,120}$",
    r"^(?:updated?|correction|clarification|editor['’]s\s+note|publisher['’]s\s+note|korrektur|anmerkung\s+der\s+redaktion|nota\s+de\s+la\s+redacci[óo]n|note\s+de\s+la\s+r[ée]daction)\s*[:-]",
    r"^updated?\s+(?:to|with|on|at|by)\b.{0,200}$",
    r"^(?:more\s+information|journal\s+(?:information|reference)|provided\s+by|citation|references?|sources?|read\s+more|further\s+reading|see\s+also|related)\s*:",
    r"\bdoi\s*:\s*10\.\d|\bdoi\.org/10\.\d",
    r"^(?:\[\d{1,3}\]|\d{1,3}[.)]|\*{1,3}|[†‡])\s?.{0,300}\b(?:accessed|retrieved|ibid|abgerufen|consult[ée])\b",
    r"\b(?:accessed|retrieved)\s+(?:on\s+)?(?:\d{1,2}\s+\w+\.?|\w+\.?(?:\s+\d{1,2},?)?)\s+(?:19|20)\d\d\b",
    r"^(?:[^\W\d_][\w’'-]+\s+[A-Z]{1,3}\b[.,]?\s*){1,8}(?:et\s+al\b\.?|&.{0,40})?,?\s*\((?:19|20)\d\d[a-z]?\)",
    r"^(?:article\s+|image\s+)?(?:sources?|references|bibliography|footnotes|endnotes|works\s+cited|further\s+reading|literatur(?:verzeichnis)?|quellen(?:angaben)?|einzelnachweise|fuentes|referencias|bibliograf[íi]a|références|sources\s+et\s+références|fonti|przypisy|bibliografia)$",
    r"^\[\d{1,3}\]\s",
    r"\(abgerufen\s+am",
    r"^\W*(?:excerpted|adapted|reprinted|republished|translated)\s+(?:\w+\s+)?(?:from|with|by)\b|^\W*used\s+(?:with|by)\s+permission\b",
    r"^\W*(?:(?:quellen?|fuentes?|fonti?|źródło|kilde|bron|source|credits?)\s*[:：]|bildnachweis|titelbild|featured\s+image).{0,160}$",
    r"^(?:dieser|der)\s+(?:beitrag|eintrag|artikel)\s+wurde\s+.{0,120}\b(?:veröffentlicht|geschrieben|gepostet|erstellt)\b",
    r"^dieser\s+(?:artikel|beitrag|text)\s+(?:ist|wurde|erschien|stammt)\b",
    r"^(?:cet\s+article|este\s+artículo|este\s+artigo|questo\s+articolo|dit\s+artikel)\s+(?:a\s+été|est|fue|es|foi|è|is|werd|verscheen)\b.{0,200}$",
)
_PROMPT = (
    r"^(?:please\s+)?(?:share|pin|like|tweet|save|print|bookmark)\s+(?:this|it|on|the)\b.{0,60}$",
    r"^(?:sharing\s+is\s+caring|like\s+loading|comments?\s+are\s+(?:closed|off)|loading)\W*$",
    r"^(?:be\s+sure\s+to|don['’]t\s+forget\s+to|make\s+sure\s+(?:to|you)|you\s+can(?:\s+also)?|and|please|so)?\s*,?\s*(?:follow|subscribe|sign\s+up|join)\b.{0,160}(?:@|\b(?:us|me|our|my|newsletter|channel|facebook|instagram|twitter|youtube|pinterest|tiktok|linkedin|social\s+media|telegram|whatsapp|now|today|here)\b)",
    r"^(?:want|looking\s+for|need|craving|interested\s+in)\s+(?:\w+\s+){0,4}(?:more|like\s+this|help)\b.{0,120}\?",
    r"^(?:learn|find\s+out|read|discover|see|explore|shop|browse)\s+more\s+(?:about|at|on|of|from|in|here|stories|articles)\b",
    r"^to\s+(?:learn|find\s+out|read|browse|see|get|order|buy|support)\s+(?:\w+\s+){0,10}(?:visit|click|go\s+to|see|check|contact|call|sign\s+up|subscribe)\b",
    r"^(?:check\s+out|order|download|grab|shop|visit|browse|get|book|try|contact|call|start)\s+(?:my|our|your|the|a|this|us|these|more)\b.{0,80}\b(?:here|today|now|website|site|blog|shop|store|course|book|guide|trial|demo|quote|consultation|page|channel|app|free|e-?book|post|posts|articles)\b",
    rf"(?:^|[.!?]\s+)(?:if\s+you(?:['’](?:ve|re|d)|\s+(?:have|are|would))?\s+(?:liked?|enjoyed?|found|loved?|want|need|interested|any)\b|did\s+you\s+(?:like|enjoy|find))\b.{{0,200}}\b(?:{_ARTICLE}|comments?|below|contact|e-?mail|call|share|subscribe|sign\s+up|newsletter|check\s+out|visit|reach|touch)\b",
    r"^.{0,140}\b(?:in\s+(?:the\s+)?comments?\s+(?:section|box|below)|(?:leave|add)\s+(?:(?:a|your|the|us)\s+){0,2}comments?\b)",
    r"^(?:let\s+(?:us|me)\s+know|tell\s+us|what\s+do\s+you\s+think|have\s+your\s+say|do\s+you\s+have|got\s+a|have\s+you|have\s+a)\b.{0,200}(?:\bcomments?\b|@|\bbelow\b|\bshare\b|\btip\b|\bcontact\b|\be-?mail\b)",
    r"^(?:scroll|click|swipe|tap)\s+(?:through|down|below|here|the|on|above)\b.{0,120}(?:gallery|photos?|pictures|below|above|here|link|image)",
    r"^(?:get|receive|enjoy|unlock)\s+.{0,80}\b(?:free|newsletter|inbox|every\s+(?:day|morning|week)|subscri\w+|guide)\b",
    r"^(?:every|each)\s+(?:day|morning|week)\b.{0,30}\b(?:we|i)\s+send\b",
    r"^(?:read|see|view)\s+the\s+(?:original|full|entire|complete)\s+(?:article|story|interview|post|report|list|review|version|text|piece)\b.{0,80}$",
    r"^for\s+more\b(?!\s+than)[^.]{0,120}\b(?:read|see|visit|check\s+out|click|watch|listen|explore|follow|go\s+to|head\s+(?:over\s+)?to|subscribe)\b",
    r"^special\s+offer\b",
    r"^follow\b.{0,120}\b(?:at|on)\s+https?://",
    r"\b(?:consider|please)\s+(?:making\s+a\s+)?(?:donat\w+|supporting|subscribing|becoming\s+a\s+(?:member|supporter|subscriber))\b",
    r"^(?:was|did|is)\s+(?:this|the)\s+(?:article|page|post|answer|guide|content)\b.{0,20}\b(?:useful|helpful|help)\b.{0,40}$",
    r"^(?:you['’]?ll|you\s+(?:may|might|will))\s+also\s+(?:love|like|enjoy)\b",
    r"^(?:want|looking\s+for|in\s+the\s+mood\s+for)\b.{0,100}\?\s+(?:we\s*['’]ve|we\s+have|check|try|see|here|head|take|read|our)\b",
    r"\bwherever\s+you\s+(?:get|find|listen\s+to)\s+(?:your\s+)?podcasts?\b",
    r"^buy\s+tickets\b",
    r"^like\s+(?:this|loading)\b.{0,20}$",
    r"\bsign\s+up\s+(?:now|today|here|for\s+free|for\s+our|to\s+get)\b",
    r"^(?:all\s+the\s+latest|for\s+(?:all\s+the|more|the\s+latest))\s+.{0,80}\b(?:news|stories|updates|information|tips|articles|content)\b",
    r"^(?:hat\s+(?:ihnen|dir)\s+.{0,40}gefallen|mehr\s+(?:zu[rm]?|themen|über|infos|informationen|artikel)\b|jetzt\s+.{0,60}(?:abonnieren|anmelden|lesen|testen)|folgen\s+sie|folge?t?\s+uns|(?:schreib|teile?n?|abonnier)\w*\s+(?:uns|sie|den|diesen|unseren))\b",
    r"^(?:alles?|mehr|weitere|weiterführende|nähere|ausführliche)\b.{0,120}\b(?:(?:finden|lesen|erhalten|erfahren)\s+sie|findest\s+du|(?:gibt\s+es|findet\s+ihr)\s+(?:hier|in\s+unserem|(?:auf|unter)\s+\S+\.\w\w))\b",
    r"^(?:(?:haben|hast|bei)\s+(?:auch\s+)?(?:sie\s+|du\s+|ihr\s+)?(?:noch\s+)?(?:fragen|interesse|anregungen|anmerkungen)|du\s+hast\s+(?:weitere\s+|noch\s+)?fragen)\b",
    r"\b(?:kostenlose?s?|gratis)\b.{0,60}\b(?:ausgabe|probe\w*|newsletter|abo|testen)\b.{0,40}\bhier\b",
    r"^(?:zapraszamy|prenumerer|bli\s+abonnent|tilmeld|meld\s+je|följ|følg|seuraa|tilaa|daftar\s+(?:sekarang|di\s+sini)|ikuti\s+(?:kami|berita)|baca\s+juga)\b.{0,200}$",
    r"^(?:https?://|www\.)\S+$",
    r"^.{0,80}(?:\S+@\S+\.\w+|\b(?:tel|phone|fon|telefon|tél)\b\W{0,3}\+?[\d(]).{0,80}$",
    r"^(?:síguenos|suscríbete|comparte|abonnez-vous|suivez|partagez|retrouvez|siga|inscreva|compartilhe|seguici|iscriviti|condividi|volg\s+ons|deel\s+dit|abonneer|подпис\w+|читайте|следите)\b.{0,250}$",
)
_SMALL_PRINT = (
    r"\b(?:unsubscribe|désabonner|(?:newsletter|e-?mails?)\b.{0,60}\b(?:abmelden|abbestellen)|darse\s+de\s+baja|descadastrar|disiscriver\w+|wypisać|uitschrijven)\b",
    r"\bprivacy\s+(?:policy|seriously|notice)\b|\bdatenschutz(?:erklärung|bestimmungen)\b",
    r"^if\s+you(?:['’]re|\s+are)\s+(?:seeing\s+this|already\s+a|a)\s+(?:message|subscriber|member)\b",
    r"^(?:äußerungen|die\s+meinung|für\s+den\s+inhalt)\b.{0,80}\b(?:geben|wieder|verantwortlich)\b",
    r"\bfor\s+identification\s+purposes\s+only\b",
    r"\b(?:information|content|statements?|views|opinions|material|advice|article|post|site|website|blog)\b.{0,120}\b(?:informational|educational|general\s+information|entertainment)\s+purposes",
    r"\b(?:not|no)\s+(?:\w+\s+){0,3}(?:evaluated\s+by|intended\s+to\s+(?:diagnose|be\s+a\s+substitute)|a\s+substitute\s+for\s+professional|constitute\s+(?:\w+,?\s+){0,4}(?:advice|an\s+(?:offer|endorsement))|financial\s+advice|investment\s+advice|legal\s+advice|medical\s+advice)\b",
    r"^(?:disclaimer|disclosure|haftungsausschluss|avis|note|aviso(?:\s+legal)?|atenção|hinweis|bitte\s+beachten)\s*:",
    r"\b(?:the\s+)?(?:views|opinions)\s+(?:and\s+\w+\s+)?expressed\b",
    r"\b(?:prices?|offers?|availability|delivery\s+charges|quantities)\s+(?:\w+\s+){0,3}(?:subject\s+to\s+change|may\s+(?:apply|vary|change|be\s+limited)|at\s+(?:the\s+)?time\s+of)",
    r"\baffiliate\s+(?:disclosure|links?\s+(?:in|on|to)\b)|\bcontains?\s+affiliate",
    r"^(?:some|all)?\s*(?:details|names)\s+(?:\w+\s+){0,2}(?:have|has)\s+been\s+changed\b",
    r"^(?:comments?|kommentare|comentários|comentarios|les\s+commentaires)\b.{0,60}\b(?:moderat\w+|premoderated|closed|removed|rules|guidelines|geprüft|freigeschaltet)\b",
    r"\bjournalistic\s+mission\s+is\s+to\b",
    r"\b(?:should|must)\s+not\s+be\s+considered\s+(?:as\s+)?(?:\w+\s+){0,2}(?:editorial|journalis\w+|advice)\b",
    r"\b(?:is|are)\s+not\s+responsible\s+for\s+(?:the\s+)?(?:\w+\s+){0,3}(?:accuracy|content|reliability)\b",
    r"\bis\s+committed\s+to\s+publishing\s+a\s+diversity\s+of\b",
    r"^(?:©|\(c\)|copyright\b)",
)  # fmt: skip
_END_MATTER = re.compile(
    "|".join(f"(?:{look})" for look in (*_CREDIT, *_ORIGIN, *_PROMPT, *_SMALL_PRINT)),
    re.IGNORECASE,
)


def without_end_matter(lines: Sequence[str], people: Sequence[str] = ()) -> list[str]:
    """Return an article's lines without those at its end that are about it.

    Args:
        lines: In reading order.
        people: Who wrote it; a last line that begins with one of them tells who that is.
    """
    kept = len(lines)
    left = _MAX_PART * sum(map(len, lines))
    while kept > 1 and is_end_matter(lines[kept - 1], people) and left > len(lines[kept - 1]):
        kept -= 1
        left -= len(lines[kept])
    return list(lines[:kept])


def is_end_matter(line: str, people: Sequence[str] = ()) -> bool:
    """Whether a line, at an article's end, is about it rather than of it."""
    if len(line) > _MAX_LINE:
        return False
    # What ends so heads what was cut off below it.
    if line.endswith((":", "：")) or _is_list_of_tags(line):
        return True
    text = line.lstrip("•*–—-· ")
    # Of who goes by one word, a sentence may begin with another of that name.
    whole = tuple(name for name in people if " " in name)
    return bool(_END_MATTER.search(text)) or text.startswith(whole)


def _is_list_of_tags(line: str) -> bool:
    parts = line.split(",")
    return len(parts) > 5 and line[-1].isalnum() and all(len(part.split()) < 5 for part in parts)
