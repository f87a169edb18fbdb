"""What the README says is so."""

import re
from pathlib import Path

from bot.settings import PREFIX, Settings
from tests.readme.picture import PICTURE, picture

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_the_renderer_makes() -> None:
    """``python -m tests.readme.picture`` draws it anew."""
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert str(PICTURE.relative_to(Path(__file__).parents[2])) in README


def test_every_setting_is_in_the_table() -> None:
    """And no other is."""
    named = {
        PREFIX + name.upper()
        for name, field in Settings.model_fields.items()
        if field.validation_alias is None
    }

    assert set(re.findall(rf"^\| `({PREFIX}\w+)`", README, re.MULTILINE)) == named
