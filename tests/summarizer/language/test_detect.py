import pytest

from summarizer.language.detect import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council approved the new harbour plan on Monday after a long debate."),
        ("de", "Der Stadtrat hat am Montag nach langer Debatte den neuen Hafenplan beschlossen."),
        ("fr", "Le conseil municipal a approuvé lundi le nouveau plan du port après un débat."),
        ("ru", "Городской совет в понедельник одобрил новый план порта после долгих споров."),
        ("hi", "नगर परिषद ने सोमवार को लंबी बहस के बाद नई बंदरगाह योजना को मंजूरी दे दी है। इस पर करोड़ों रुपये खर्च होंगे।"),
        ("zh", "市议会星期一经过长时间辩论后批准了新的港口计划，该计划将耗资三百五十万欧元，工程将在两周内开始，预计明年完成。"),
        ("ar", "وافق مجلس المدينة يوم الاثنين على خطة الميناء الجديدة بعد نقاش طويل بين الأعضاء."),
    ],
)  # fmt: skip
def test_a_text_is_believed_before_its_page(language: str, text: str) -> None:
    """Templates say ``en`` whatever stands in them."""
    assert detect_language(text, declared="en") == language


def test_a_few_words_leave_it_to_the_page() -> None:
    """They are guessed wrongly too often."""
    assert detect_language("Ok.", declared="tr") == "tr"
    assert detect_language("Ok.") is None
    assert detect_language("https://example.org/a/very/long/address/of/words/and/words") is None
