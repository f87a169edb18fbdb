from pathlib import Path

import pytest

from bot.setting_names import misspelt, origin
from bot.settings import read_settings, stated


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No ``.env`` of the developer's is read."""
    monkeypatch.chdir(tmp_path)


def test_a_misspelt_name_is_told_with_what_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stands, written as that place has it; other programs' names are theirs."""
    monkeypatch.setenv("PRECIS_FEED_INTERVL", "60")
    monkeypatch.setenv("PRECISION", "3")
    (tmp_path / ".env").write_text("PRECIS_ADMINZ=5\nOTHER=1\n")
    (tmp_path / "precis.toml").write_text('acess = "open"\nguests = "off"\nzzz = 1\n')

    told = [str(one) for one in misspelt(stated())]

    assert told == [
        "PRECIS_FEED_INTERVL in the environment is no setting: did you mean PRECIS_FEED_INTERVAL?",
        "PRECIS_ADMINZ in .env is no setting: did you mean PRECIS_ADMINS?",
        "acess in precis.toml is no setting: did you mean access?",
        "zzz in precis.toml is no setting",
    ]


def test_no_name_of_a_setting_is_misspelt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In small letters neither."""
    monkeypatch.setenv("precis_log_level", "debug")
    (tmp_path / "precis.toml").write_text('data_dir = "/elsewhere"\n')

    assert misspelt(stated()) == []


def test_the_place_that_goes_first_is_the_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is the one whose value is in force."""
    monkeypatch.setenv("PRECIS_LOG_LEVEL", "ERROR")
    (tmp_path / ".env").write_text("PRECIS_LOG_LEVEL=DEBUG\nPRECIS_GUESTS=off\n")
    (tmp_path / "precis.toml").write_text('guests = "on"\nfeed_interval = 60\n')

    places = stated()
    settings = read_settings()

    assert [
        origin(name, places) for name in ("log_level", "guests", "feed_interval", "access")
    ] == [
        "the environment",
        ".env",
        "precis.toml",
        "default",
    ]
    assert (settings.log_level, settings.guests, settings.feed_interval) == ("ERROR", "off", 60)
