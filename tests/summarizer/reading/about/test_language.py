"""Which language an article is in, when its page says one thing and its text another."""

import pytest

from summarizer import read_article
from summarizer.reading.about.language import language_of

INDONESIAN = (
    "Dewan kota menyetujui tembok baru untuk pelabuhan lama pada hari Senin setelah perdebatan selama "
    "enam jam. Tembok itu akan menelan biaya 40 juta euro dan akan selesai pada tahun 2029, kata wali kota. "
    "Para nelayan menentang rencana tersebut karena pintu masuk akan ditutup selama dua musim panas. "
    "Mereka akan dibayar dua ribu euro sebulan selama pekerjaan berlangsung, dan jembatan akan dibuka setiap jam."
)
ROMANIAN = (
    "Consiliul local a aprobat luni un zid nou pentru portul vechi, după o dezbatere de șase ore. Zidul va "
    "costa 40 de milioane de euro și va fi gata în 2029, a spus primarul. Pescarii s-au opus planului, pentru "
    "că intrarea va fi închisă două veri la rând. Ei vor primi câte două mii de euro pe lună cât durează "
    "lucrările, iar podul se va deschide la fiecare oră."
)
ENGLISH = (
    "The council approved a new wall for the old harbour on Monday after a debate of six hours. The wall "
    "will cost 40 million euros and is to be finished in 2029, the mayor said. Fishermen had opposed the plan "
    "because the entry will be closed for two summers. They will be paid two thousand euros a month while it "
    "lasts, and the bridge will open every hour."
)
NORWEGIAN = (
    "Kommunestyret vedtok mandag en ny mur for den gamle havnen etter en debatt på seks timer. Muren vil koste "
    "40 millioner euro og skal stå ferdig i 2029, sa ordføreren. Fiskerne var imot planen fordi innløpet blir "
    "stengt i to somre. De får to tusen euro i måneden så lenge arbeidet varer, og broen åpnes hver time."
)


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (INDONESIAN, "en", "id"),
        (ROMANIAN, "en", "ro"),
        (ENGLISH, "de", "en"),
        (ENGLISH, "en", "en"),
        (NORWEGIAN, "nb", "nb"),
        (NORWEGIAN, "nn", "nn"),
        (ROMANIAN[:150], "en", "en"),
        (ENGLISH[:280] + ROMANIAN[:280], "en", "en"),
        (INDONESIAN, None, "id"),
        ("", "tr", "tr"),
    ],
)
def test_a_text_that_is_clear_is_believed(text: str, stated: str | None, language: str) -> None:
    """Short and mixed ones are not, and a close language is what its page calls it."""
    assert language_of(text, stated) == language


@pytest.mark.parametrize(
    ("code", "language"), [("in-ID", "id"), ("id", "id"), ("iw", "he"), ("cz", "cs")]
)
def test_old_codes_are_read(code: str, language: str) -> None:
    """And those of countries."""
    texts = {
        "id": INDONESIAN,
        "he": "מועצת העיר אישרה ביום שני חומה חדשה לנמל הישן לאחר דיון של שש שעות. החומה תעלה ארבעים מיליון אירו, אמר ראש העיר. הדייגים התנגדו לתוכנית. הם יקבלו פיצוי של אלפיים אירו בחודש. הגשר ייפתח בכל שעה במשך שני קיצים, הוסיף ראש העיר.",
        "cs": "Městská rada v pondělí schválila novou zeď pro starý přístav po šestihodinové debatě. Zeď bude stát 40 milionů eur, řekl starosta. Rybáři byli proti. Dostanou dva tisíce eur měsíčně po celou dobu prací, dodal starosta.",
    }
    page = f"<html lang='{code}'><title>A</title><article><h1>A</h1><p>{texts[language]}</p></article></html>"

    assert read_article(page.encode(), "https://a.org/x/y", "text/html").language == language
