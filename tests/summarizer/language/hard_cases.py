"""Texts whose sentences are hard to part; ``|`` stands where one ends and the next begins.

Written for this project.
"""

from __future__ import annotations

#: Language and text.
HARD_CASES: tuple[tuple[str, str], ...] = (
    # abbreviations, titles, initials
    ("en", "Mr. Smith met Dr. Jones of St. Mary's Hospital.|They spoke for an hour."),
    ("en", "Gov. Ron DeSantis and Sen. Tim Scott spoke on Monday.|Rep. Lee did not."),
    ("en", "J. K. Rowling wrote it.|George W. Bush read it."),
    ("en", "He lives in the U.S. and works for the U.N. in New York.|She does not."),
    ("en", "The firm is based in the U.S.|It has 300 staff."),
    ("en", "Apple Inc. said on Tuesday that it beat Alphabet Inc.|The analysts were surprised."),
    ("en", "It opens at 9 a.m. on Sundays.|Doors close at 5 p.m.|The café stays open."),
    ("en", "He took vitamin C.|The doctor approved."),
    ("en", "See e.g. Fig. 3 and No. 7, vs. the others, etc., in vol. 2.|It is clear."),
    ("en", "On Feb. 18 and Sept. 3, 2022, talks were held.|None came of them."),
    ("en", "The Ph.D. student, Jr. fellow at MIT, agreed.|So did others."),
    ("en", "The rocket docked at 9:33 p.m. ET on Monday.|It had left at 3 a.m.|The crew slept."),
    ("de", "Das gilt u. a. Berlin und z. B. Hamburg, d. h. Norddeutschland.|Es regnet i. d. R. viel."),
    ("de", "Jane Roe, geb. Doe, ist stv. Vorsitzende.|Sie wohnt seit ca. 1990 dort."),
    ("nl", "Dat was ca. 1900.|Het regende o.a. in Den Haag."),
    ("cs", "Dne 3. října přijel Mgr. Novák.|Pršelo."),
    ("id", "Ir. H. Joko Widodo tiba pkl. 10.00 di Jl. Sudirman.|Hujan turun."),
    ("vi", "TP. Hồ Chí Minh có mưa.|PGS.TS. Nguyễn Văn A cho biết như vậy."),
    ("sv", "Det regnade bl.a. i Lund.|Solen sken kl. 9."),
    ("hi", "डॉ. शर्मा ने कहा।|यह ठीक है।"),
    # words that are abbreviations elsewhere
    ("en", "They sat in the sun.|He went on.|All was calm.|It hit him in the face."),
    # numbers
    ("en", "Inflation rose to 3.5 percent from 3.25.|Prices fell 0.1 percent."),
    ("en", "Version 2.0.1 came out at $1.5bn.|It sold 1,000,000 copies."),
    ("en", "The score was 3.|Then it was 4."),
    # quotations
    ("en", '"We will not give up," he said.|"Never."|She agreed.'),
    ("en", "“It is over!” he cried.|“Is it?” she asked.|Nobody knew."),
    ("en", 'He said: "This is it.|There is no other."|The crowd cheered.'),
    ("en", "'It's done.'|He left."),
    ("en", 'Did he say "no"?|He did (twice.)|Then he left.'),
    ("en", "Yahoo! and its rival are names.|Both are old."),
    # ellipses and dashes
    ("en", "He paused ... and went on.|Then... nothing.|The end…|Or not?"),
    ("en", "What?!|No!!!|Yes."),
    # links and hosts
    ("en", "Read more at example.com and at www.bbc.co.uk/news.|It is free."),
    # German
    ("de", "Der Verein Alte Häfen e. V. in Kiel lud ein.|Er ist im Hafen e. V.|Das weiß man seit 44 v. Chr. in Rom."),
    ("de", "Am 3. Oktober 1990 kam z. B. Dr. Müller nach Berlin.|Er blieb."),
    ("de", "Das kostet ca. 3,5 Mio. Euro.|Die Stadt zahlt."),
    ("de", "„Wir gehen“, sagte er.|„Sofort!“|Sie blieb."),
    # French
    ("fr", "M. Macron a rencontré Mme Le Pen.|Il a dit : « C'est fini. »|Elle est partie."),
    ("fr", "« Non ! » a-t-il dit.|Il est 15 h 30."),
    # Spanish
    ("es", "El Sr. López llegó a EE. UU. el lunes.|¿Por qué?|¡Nadie lo sabe!"),
    # Italian, Portuguese
    ("it", "Il dott. Rossi ha parlato con l'avv. Bianchi.|Poi è partito."),
    ("pt", "O Sr. Silva e a Dra. Costa chegaram.|Foi ontem."),
    # Russian
    ("ru", "В 2022 г. А. С. Иванов и т. д. приехали в г. Москву.|Он остался."),
    ("ru", "«Мы уходим», — сказал он.|«Сейчас!»|Она осталась."),
    # scripts with stops of their own
    ("zh", "中国国家主席习近平星期四发表讲话。|他说：“我们要合作。”|会议结束了！|真的吗？"),
    ("ja", "首相は木曜日に会見した。|「合意した」と述べた。|詳細は不明だ。"),
    ("ja", "彼は「はい。」と言った。|そして去った。"),
    ("hi", "प्रधानमंत्री ने गुरुवार को कहा।|उन्होंने 3.5 करोड़ रुपये दिए।|क्या यह सच है?"),
    ("bn", "প্রধানমন্ত্রী বৃহস্পতিবার বলেন।|তিনি ঢাকায় ছিলেন।"),
    ("ar", "قال الرئيس يوم الخميس إن المحادثات انتهت.|هل هذا صحيح؟|نعم!"),
    ("ur", "وزیر اعظم نے جمعرات کو کہا۔|وہ اسلام آباد میں تھے۔"),
    ("fa", "رئیس جمهور روز پنجشنبه گفت.|آیا درست است؟"),
    ("hy", "Նախագահը խոսեց։|Նա գնաց։"),
    ("am", "ጠቅላይ ሚኒስትሩ ተናገሩ።|ሄዱ።"),
    ("ko", "대통령은 목요일 회견했다.|그는 3.5% 성장이라고 말했다."),
)  # fmt: skip


def text_and_sentences(case: str) -> tuple[str, tuple[str, ...]]:
    """Return a case as a paragraph, and its sentences; scripts without blanks get none."""
    sentences = tuple(case.split("|"))
    joint = "" if any(ord(c) > 0x2E80 and not 0xAC00 <= ord(c) < 0xD7A4 for c in case) else " "
    return joint.join(sentences), sentences
