"""Quotations that go on elsewhere, and those whose speaker nobody names."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.quotations import has_open_quote, has_unnamed_speaker, is_bare_quote


@pytest.mark.parametrize(
    "sentence",
    [
        '"It will take us years," she added.',
        '"We have never seen so much water," he said.',
        "“The river rose very quickly.”",
        '"I was there when it came," one said.',
    ],
)
def test_quotations_of_nobody(sentence: str) -> None:
    """A pronoun is nobody's name, nor is silence."""
    assert has_unnamed_speaker(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        '"It will take us years," said Jürgen Dupper.',
        '"It will take us years," the mayor said.',
        '"It will take us years," police said.',
        'The mayor called it "a disaster without an equal" on Monday in Passau.',
        "Nobody was hurt.",
    ],
)
def test_quotations_of_somebody(sentence: str) -> None:
    """A name or a noun says whose words these are."""
    assert not has_unnamed_speaker(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ('"We saw it.', True),
        ("‘We saw the water come. It took the bridge.", True),
        ("‘We saw the water come,’ said Jane Roe.", False),
        ("'We saw it,' said Jane Roe.", False),
        ("'Twas the river's highest level.", True),
        ("The town's “old bridge” fell.", False),
        ("The town's “old bridge fell.", True),
        ('My town is gone," he said, and the crowd fell still. "But you know what?', True),
        ('It took the bridge." She adds: "I want to see it built again.', True),
        ("It took the bridge,” she said. “I want to see it built again.", True),
        ('"It fell," said Jane Roe. "I saw it."', False),
        ('The "old bridge" ("Altes Tor"), fell.', False),
        ("”Det har aldrig hänt”, säger Johan Ros.", False),
        ("„Das gab es nie“, sagt Jana Roth.", False),
    ],
)
def test_quotations_that_go_on_elsewhere(sentence: str, *, is_open: bool) -> None:
    """A mark without its partner means that the quotation goes on; an apostrophe is no mark."""
    assert has_open_quote(sentence) is is_open


@pytest.mark.parametrize(
    ("language", "sentence", "unnamed"),
    [
        ("fr", '"On ressentait un manque après tout cela", glisse-t-il.', True),
        (
            "fr",
            '"C\'est une sortie de route", a-t-il précisé lundi soir devant la presse locale.',
            True,
        ),
        (
            "fr",
            "\"C'est ballot, il s'agit des véhicules éligibles\", ironise Pierre Chasseray.",
            False,
        ),
        (
            "fr",
            '"Ils ne me lâchaient jamais", a-t-elle déclaré à nos confrères de Télé Loisirs.',
            True,
        ),
        (
            "fr",
            '"On a tout perdu", dit Jeanne Roux, qui y vit ; "ça reviendra", croit-elle.',
            False,
        ),
        ("fr", "« On ressentait un manque après tout cela », glisse-t-il.", True),
        ("de", "„Wir haben so etwas noch nie gesehen“, hieß es.", True),
        ("id", '"Harga pangan akan tetap stabil menjelang bulan puasa," katanya.', True),
        ("id", '"Capaian ekspor tertinggi sepanjang tahun 2016," ujar Mendag.', False),
        (
            "de",
            '"Wir haben so etwas noch nie gesehen", sagte er am frühen Morgen vor der Kirche.',
            False,
        ),
    ],
)
def test_speakers_in_other_languages(language: str, sentence: str, *, unnamed: bool) -> None:
    """A name, or in German any noun, says whose words these are; "said he" does not."""
    assert has_unnamed_speaker(sentence, language) is unnamed


@pytest.mark.parametrize(
    ("language", "sentence", "nobodys"),
    [
        ("zh", "村民只需拍几张照片，就可以在“益村”售卖平台上把产品挂上网卖钱。", False),
        ("zh", "石家庄学院一位女生激动地说：“他们团结友爱、守信践诺的精神让我们感动。”", False),
        ("zh", "他说：“他们团结友爱、守信践诺的精神让我们感动。”", True),
        ("zh", "“他们团结友爱、守信践诺的精神让我们感动。”", True),
        ("ja", "「水がすべてを奪い、橋は一時間で落ちてしまった」", True),
        ("ja", "「水がすべてを奪い、橋は一時間で落ちてしまった」と市長の田中氏は語った。", False),
        ("ko", "“물이 모든 것을 앗아갔고 다리도 무너졌다”고 서울시 김 시장은 말했다.", False),
        ("ko", "“물이 모든 것을 앗아갔고 다리도 무너졌다”고 말했다.", True),
        ("ar", "قال رئيس بلدية المدينة إن “الماء أخذ كل شيء في ساعة واحدة”.", False),
        ("he", "“המים לקחו הכול בתוך שעה אחת והגשר נפל”, אמר.", True),
    ],
)
def test_scripts_without_capitals_name_speakers_too(
    language: str, sentence: str, *, nobodys: bool
) -> None:
    """What stands around the quotation is enough or is not; no blank nor capital tells names there."""
    assert (is_bare_quote(sentence) or has_unnamed_speaker(sentence, language)) is nobodys
