"""A topic is found in whatever form a language writes its name, and in no other word."""

from __future__ import annotations

from importlib.resources import files

import pytest

from summarizer.models import Article
from summarizer.topics import topic_key
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.words.fold import fold
from summarizer.topics.words.inflections import endings_listed, names_of
from summarizer.topics.words.words import clean, runs

#: What the rest of an article says, about something else.
BODIES = {
    "ar": "قال المجلس يوم الثلاثاء إن العمل سيبدأ في الربيع المقبل.",
    "cs": "Rada v úterý uvedla, že práce začnou na jaře a budou stát dva miliony.",
    "de": "Der Rat sagte am Dienstag, dass die Arbeiten im Frühjahr beginnen werden.",
    "el": "Το συμβούλιο είπε την Τρίτη ότι οι εργασίες θα αρχίσουν την άνοιξη.",
    "en": "The council said on Tuesday that the work would begin next spring and cost about two million.",
    "fi": "Neuvosto sanoi tiistaina, että työt alkavat keväällä ja maksavat kaksi miljoonaa.",
    "fr": "Le conseil a dit mardi que les travaux commenceraient au printemps et coûteraient deux millions.",
    "he": "המועצה אמרה ביום שלישי שהעבודות יתחילו בקיץ הבא.",
    "hi": "परिषद ने मंगलवार को कहा कि काम अगले वसंत में शुरू होगा।",
    "hr": "Vijeće je u utorak reklo da će radovi početi u proljeće.",
    "hu": "A tanács kedden azt mondta, hogy a munka tavasszal kezdődik.",
    "it": "Il consiglio ha detto martedì che i lavori inizieranno in primavera e costeranno due milioni.",
    "ja": "市議会は火曜日、工事が春に始まると述べた。",
    "ko": "시장은 화요일 공사가 봄에 시작된다고 말했다. 주민들은 오래 기다렸다.",
    "lt": "Taryba antradienį pranešė, kad darbai prasidės pavasarį.",
    "pl": "Rada powiedziała we wtorek, że prace zaczną się wiosną i będą kosztować dwa miliony.",
    "ro": "Consiliul a spus marți că lucrările vor începe la primăvară.",
    "ru": "Совет сообщил во вторник, что работы начнутся весной.",
    "tr": "Belediye başkanı salı günü çalışmaların bahar aylarında başlayacağını söyledi.",
    "uk": "Рада повідомила у вівторок, що роботи почнуться навесні.",
    "zh": "市议会星期二表示，工程将于春天开始。",
}

MEANT = [
    ("fr", ("#iran: L'Iran annonce un accord | #aena: Les avions d’Aena | #oms: L’OMS alerte les pays"
           " | #espagne: Le roi d'Espagne parle | #ethiopie: L'Éthiopie ouvre un barrage | #amazon: Qu'Amazon paie")),
    ("it", ("#iran: L'accordo dell'Iran | #italia: L’Italia annuncia un accordo | #albania: Un volo dall'Albania"
           " | #onu: La risoluzione dell’ONU | #austria: All'Austria il primo posto | #inter: L'Inter vince ancora")),
    ("tr", ("#ankara: Ankara'da yeni köprü açıldı | #erdoğan: Erdoğan’dan açıklama | #turkey: Türkiye'de seçim"
           " | #nato: NATO'nun yeni üssü | #izmir: İzmir'deki köprü | #russia: Rusya'ya çağrı | #bursa: Bursa'nın yolu")),
    ("ko", ("#서울: 서울에서 새 다리가 열렸다 | #북한: 북한이 미사일을 발사했다 | #삼성전자: 삼성전자가 새 공장을 연다"
           " | #usa: 미국은 합의를 원한다 | #부산: 부산까지 새 길 | #tokyo: 도쿄로 가는 길 | #윤석열: 윤석열의 답"
           " | #손흥민: 손흥민과 새 팀 | #nato: NATO는 답했다 | #이재명: 이재명에게 묻다 | #경기도: 경기도는 넓다")),
    ("fi", ("#marin: Sanna Marinin kirja | #sanna_marin: Sanna Marinin kirja | #finland: Suomessa sataa"
           " | #helsinki: Helsingissä avattiin silta | #nokia: Nokialla uusi johtaja | #stubb: Stubbin vierailu"
           " | #russia: Venäjältä viesti | #trump: Trumpista uusi kirja")),
    ("hu", ("#orbán: Orbánnal tárgyalt | #budapest: Budapesten hidat avattak | #amerika: Amerikában jártak"
           " | #ukraine: Ukrajnából érkeztek | #london: Londonba utaznak | #trump: Trumppal beszélt"
           " | #hungary: Magyarországra mennek | #szijjártó: Szijjártót kérdezték")),
    ("pl", ("#tusk: Rząd Tuska odpowiada | #donald_tusk: Odpowiedź Donalda Tuska | #warszawa: W Warszawie otwarto most"
           " | #poland: W Polsce pada | #gdańsk: Port w Gdańsku | #duda: Decyzja Dudy | #nawrocki: Wizyta Nawrockiego"
           " | #kraków: Pociąg do Krakowa | #trump: Rozmowa z Trumpem")),
    ("cs", ("#babiš: Vláda Babiše odpovídá | #fiala: Odpověď Fialy | #prague: V Praze otevřeli most"
           " | #brno: Vlak do Brna | #zelenskyj: Zelenskyj a most | #pavel: Návštěva Pavla | #trump: S Trumpem mluvil")),
    ("hr", ("#plenković: Odgovor Plenkovića | #zagreb: U Zagrebu otvoren most | #hrvatska: U Hrvatskoj pada"
           " | #milanović: S Milanovićem o mostu | #belgrade: Vlak iz Beograda | #vučić: Poruka Vučiću")),
    ("lt", ("#nausėda: Nausėdos atsakymas | #vilnius: Vilniuje atidarytas tiltas | #lietuva: Lietuvos tiltai"
           " | #kaunas: Kauno tiltas | #trump: Trumpo atsakymas")),
    ("ro", ("#moldova: Podul Moldovei | #cluj: Podul Clujului | #romania: Drumurile României"
           " | #rusia: Mesajul Rusiei | #bolojan: Planul lui Bolojan | #ungaria: Granița Ungariei")),
    ("el", ("#μητσοτάκης: Η απάντηση του Μητσοτάκη | #cyprus: Στην Κύπρο άνοιξε γέφυρα | #athens: Ο δρόμος της Αθήνας"
           " | #τσίπρας: Το βιβλίο του Τσίπρα | #ukraine: Δρόμοι της Ουκρανίας")),
    ("ru", ("#мишустин: Ответ Мишустина | #рим: В Риме открыли мост | #cuba: Мост на Кубе | #путин: Встреча с Путиным"
           " | #ялта: Дорога до Ялты | #песков: Вопрос Пескову | #минск: Поезд из Минска")),
    ("uk", ("#київ: У Києві відкрили міст | #львів: Потяг до Львова | #харків: Дороги Харкова"
           " | #зеленський: Відповідь Зеленського | #odesa: Мости Одеси | #свириденко: Свириденко про міст")),
    ("ar", ("#iran: لإيران جسر جديد | #إيران: وإيران تعلن اتفاقا | #syria: جسر بسوريا | #غزة: طريق لغزة"
           " | #نتنياهو: ونتنياهو يرد | #السعودية: والسعودية تعلن | #موسكو: لقاء بموسكو")),
    ("he", ("#iran: גשר באיראן | #נתניהו: תשובה לנתניהו | #ירושלים: בירושלים נפתח גשר | #חיפה: הרכבת מחיפה"
           " | #ukraine: שאוקראינה תענה | #אילת: וטיסה לאילת")),
    ("hi", ("#india: भारत में नया पुल | #दिल्ली: दिल्ली से ट्रेन | #मोदी: मोदी ने कहा | #पटना: पटना का पुल"
           " | #रूस: रूस को संदेश")),
    ("ja", ("#tokyo: 東京で新しい橋 | #日本: 日本の橋 | #インドネシア: インドネシアで橋 | #トヨタ: トヨタが橋"
           " | #スターバックス: スターバックスの新店")),
    ("zh", "#北京: 新桥在北京开通 | #华为: 华为的新桥 | #特朗普: 特朗普表示 | #上海: 上海的桥 | #日本: 日本开通新桥"),
    ("en", ("#at&t: AT&T cuts jobs | #h&m: H&M shuts shops in Leeds | procter and gamble: Procter & Gamble raises prices"
           " | st. louis: St. Louis votes | booking.com: Booking.com pays fine | s&p 500: S&P 500 falls again"
           " | #r&d: R&D in Leeds shrinks | node.js: Node.js changes hands | b&q: B&Q shuts shops | #m&s: M&S’s new shop"
           " | johnson & johnson: Johnson & Johnson pays fine | ft. worth: Ft. Worth votes | monday.com: Monday.com pays"
           " | #at_t: AT&T cuts jobs | #booking: Booking.com pays fine | #nodejs: Node.js changes hands"
           " | #amazon: Amazon.com pays fine | vue.js: Vue.js changes hands | mt. vernon: Mt. Vernon votes")),
    ("en", ("#c++: C++ changes hands | #c#: C# changes hands | .net: .NET changes hands | #cpp: The new C++ is here"
           " | f#: Leeds moves to F# | #dotnet: Leeds moves to .NET | asp.net: ASP.NET changes hands")),
    ("en", ("#bus: Buses return to Leeds | #bonus: Bonuses fall in Leeds | #campus: Campuses shut in Leeds"
           " | #zombie: Zombies invade Leeds | #mp: MPs vote in Leeds | #ev: EVs return to Leeds | #octopus: Octopuses in Leeds"
           " | #canvas: Canvases return to Leeds | #atlas: Atlases sold in Leeds | #genie: Genies return to Leeds"
           " | #goalie: Goalies return to Leeds | #circus: Circuses return to Leeds | #calf: Calves return to Leeds"
           " | #knife: Knives found in Leeds | #house: Houses burn in Leeds | #mps: MPs vote in Leeds | #MPs: An MP votes"
           " | #excuse: Excuses of Leeds | #nurse: Nurses return to Leeds")),
    ("en", ("#harbor: Harbour opens in Leeds | #harbour: Harbor opens in Leeds | #theatre: Theaters open in Leeds"
           " | #organization: Organisations of Leeds | #pearl_harbor: Pearl Harbour remembered | #catalog: Catalogues of Leeds"
           " | #aluminium: Aluminum found in Leeds")),
]  # fmt: skip

OTHERS = [
    ("fr", "#accord: Lac corde | #oréal: Loréal ferme | #iran: Liran parle | #mer: Lamer parle | #art: Dart ferme"),
    ("it", "#iran: Liran parla | #oro: Loro parlano | #italia: Vitalia chiude | #un: Lun chiude | #alba: Dalba chiude"),
    ("tr", "#kara: Ankara'da köprü | #nato: Sonato köprüsü | #usa: Musa'dan açıklama | #iran: Miran'dan açıklama"),
    ("ko", ("#국: 국가는 답했다 | #경기: 경기도 새 길 | #인: 인도 새 길 | #고양: 고양이 새 집 | #어린: 어린이 새 집"
           " | #북: 북한이 답했다 | #전문: 전문가 새 집")),
    ("fi", "#suo: Suomessa sataa | #mar: Marinin kirja | #iran: Miranin kirja | #nok: Nokialla johtaja"),
    ("hu", "#bud: Budapesten híd | #orb: Orbánnal szólt | #iran: Tiranában híd | #lond: Londonba megy"),
    ("pl", "#tus: Rząd Tuska | #war: W Warszawie most | #pol: W Polsce pada | #iran: W Tiranie most"),
    ("cs", "#bab: Vláda Babiše | #pra: V Praze most | #brn: Vlak do Brna | #iran: V Tiraně most"),
    ("ru", "#ким: Кимоно в музее | #мир: Мирон открыл мост | #рим: Римма открыла мост | #дон: Донат открыл мост"),
    ("ar", "#تين: بوتين يرد | #يمن: كيمنع الجسر | #ايران: طيران جديد"),
    ("he", "#לנד: הולנד פתחה גשר | #צרים: מצרים פתחה גשר | #בנון: לבנון פתחה גשר | #לום: שלום לגשר"),
    ("ja", "#アイス: アイスランドの橋 | #ライン: オンラインの橋 | #タイ: タイプの橋 | #トヨ: トヨタの橋 | #イラン: イランドの橋"),
    ("en", ("#c++: Vitamin C is cheap in Leeds | #.net: Fishing net is torn in Leeds | #c#: A sonata in C# minor"
           " | #h&m: HM opens Leeds | #r&d: The Rd is shut | c: C++ changes hands | #net: Leeds moves to .NET"
           " | #at: AT&T cuts jobs")),
    ("en", ("#mp: Mps of Leeds | #bu: Buses return | #cause: Caus of Leeds | #calve: Calves return to Leeds"
           " | #harbinger: Harbour opens | #hous: Houses burn in Leeds")),
    ("de", "#bus: Busen in Leeds | #zombi: Zombies in Leeds | #rom: Roman aus Leeds"),
]  # fmt: skip


def _rows(table: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    listed = ((language, row.strip()) for language, rows in table for row in rows.split(" | "))
    return [(language, *row.split(": ", 1)) for language, row in listed]  # type: ignore[misc]


def is_found(topic: str, headline: str, language: str) -> bool:
    found = find_mentions(Article.from_text(BODIES[language], title=headline, language=language))
    return topic_key(topic) in {*found.topics, *found.phrases}


@pytest.mark.parametrize(("language", "topic", "headline"), _rows(MEANT))
def test_forms_of_names_are_found(language: str, topic: str, headline: str) -> None:
    """Articles, particles, cases, signs, plurals and spellings hide no name."""
    assert is_found(topic, headline, language)


@pytest.mark.parametrize(("language", "topic", "headline"), _rows(OTHERS))
def test_no_name_is_found_in_another_word(language: str, topic: str, headline: str) -> None:
    """What merely begins, ends or sounds alike is no form of a name."""
    assert not is_found(topic, headline, language)


def _examples() -> list[tuple[str, str, str]]:
    text = files("summarizer.data").joinpath("endings.txt").read_text(encoding="utf-8")
    return [
        (languages.split()[0], *(part.strip() for part in example.split(">")))  # type: ignore[misc]
        for languages, _, _, example in endings_listed(text)
    ]


@pytest.mark.parametrize(("language", "form", "name"), _examples())
def test_endings_do_as_their_examples_say(language: str, form: str, name: str) -> None:
    """Each line of the table leads from its example to the name."""
    (word,) = next(runs(clean(form)))

    assert fold(name.casefold()) in {fold(word.text), *names_of(word, language)}
