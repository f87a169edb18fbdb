"""Thai sentences, which no stop ends."""

from __future__ import annotations

import pytest

from summarizer.language.sentences import split_sentences

FLOOD = "เกิดเหตุน้ำท่วมใหญ่ในเมืองเก่าของจังหวัดเชียงใหม่ ประชาชนกว่าสองพันคนต้องอพยพออกจากบ้านเรือน"
AID = "รัฐบาลสัญญาว่าจะช่วยเหลือผู้ประสบภัยด้วยเงินหนึ่งร้อยล้านบาทโดยเร็ว"
BESIDES = "นอกจากนี้ โรงเรียนทุกแห่งในจังหวัดจะปิดการเรียนการสอนไปจนถึงสิ้นสัปดาห์"


def test_a_blank_ends_a_sentence_where_enough_was_said() -> None:
    """Phrases stay together until they say something; a word that opens a sentence ends them."""
    assert split_sentences(f"{FLOOD} {AID} {BESIDES}", "th") == (FLOOD, AID, BESIDES)


@pytest.mark.parametrize(
    "phrase",
    ["ซึ่งเป็นจำนวนมากที่สุดในรอบห้าสิบปี", "20 ล้านบาท", "และจะเริ่มจ่ายเงินในสัปดาห์หน้า", "(ปภ.) ระบุ"],
)
def test_what_leans_on_the_phrase_before_stays_with_it(phrase: str) -> None:
    """ "Which", "and", numbers and brackets begin no sentence."""
    assert split_sentences(f"{FLOOD} {phrase}", "th") == (f"{FLOOD} {phrase}",)


def test_a_quotation_is_not_cut() -> None:
    """Blanks within quotation marks end nothing."""
    quoted = f"นายกรัฐมนตรีกล่าวว่า “{FLOOD} {AID}”"

    assert split_sentences(quoted, "th") == (quoted,)


def test_other_scripts_are_left_alone() -> None:
    """A sentence that only names something Thai is parted by its stops."""
    text = "The word น้ำ means water. The word ไฟ means fire."

    assert len(split_sentences(text, "en")) == 2
