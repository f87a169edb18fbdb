import os
import re
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Listen, forget_secrets, proxy_for, read_settings

TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No ``.env`` of the developer's is read."""
    monkeypatch.chdir(tmp_path)


def test_networks_are_a_list_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks and a last comma do no harm."""
    monkeypatch.setenv("PRECIS_ALLOWED_NETWORKS", "127.0.0.1/32, fd00::/8,")

    assert read_settings().allowed_networks == (ip_network("127.0.0.1/32"), ip_network("fd00::/8"))


def test_a_slip_in_a_network_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """10.0.0.1/8 is refused rather than read as all of 10.0.0.0/8."""
    monkeypatch.setenv("PRECIS_ALLOWED_NETWORKS", "10.0.0.1/8")

    with pytest.raises(SettingsError, match=r"PRECIS_ALLOWED_NETWORKS: .*host bits"):
        read_settings()


def test_dot_env_is_read(tmp_path: Path) -> None:
    """A token in ``.env`` is as good as one in the environment."""
    (tmp_path / ".env").write_text(f"PRECIS_TELEGRAM_TOKEN={TOKEN}\n")

    token = read_settings().telegram_token

    assert token is not None
    assert token.get_secret_value() == TOKEN


def test_toml_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``precis.toml`` is the last resort."""
    (tmp_path / "precis.toml").write_text('log_level = "debug"\ndata_dir = "/elsewhere"\n')
    monkeypatch.setenv("PRECIS_DATA_DIR", "/here")

    settings = read_settings()

    assert (settings.log_level, settings.data_dir) == ("DEBUG", Path("/here"))


def test_broken_toml_is_one_line(tmp_path: Path) -> None:
    """A file that is not TOML is said by its name."""
    (tmp_path / "precis.toml").write_text("log_level = [")

    with pytest.raises(SettingsError, match=r"precis\.toml"):
        read_settings()


def test_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the repr of the settings nor that of the token holds it."""
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN", TOKEN)

    assert TOKEN not in repr(read_settings())


def test_api_url_without_a_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that cannot be called is found at start."""
    monkeypatch.setenv("PRECIS_TELEGRAM_API_URL", "localhost:8081")

    with pytest.raises(SettingsError, match="PRECIS_TELEGRAM_API_URL"):
        read_settings()


@pytest.mark.parametrize(
    ("variables", "url", "proxy"),
    [
        ({}, "https://api.telegram.org", None),
        ({"https_proxy": "http://a:1"}, "https://api.telegram.org", "http://a:1"),
        ({"HTTPS_PROXY": "a:1"}, "https://api.telegram.org", "http://a:1"),
        ({"https_proxy": "http://a:1"}, "http://127.0.0.1:8081", None),
        ({"all_proxy": "socks5://a:1"}, "http://127.0.0.1:8081", "socks5://a:1"),
        ({"all_proxy": "http://a:1", "no_proxy": "127.0.0.1"}, "http://127.0.0.1:8081", None),
        ({"https_proxy": "http://a:1", "no_proxy": "*"}, "https://api.telegram.org", None),
    ],
)
def test_the_proxy_is_the_systems(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], url: str, proxy: str | None
) -> None:
    """By the names that other programs know."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert proxy_for(url) == proxy


def test_a_proxy_of_another_kind_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which does not tell its password."""
    monkeypatch.setenv("https_proxy", "ftp://me:secret@a:1")

    with pytest.raises(SettingsError, match=r"api\.telegram\.org") as caught:
        proxy_for("https://api.telegram.org")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("stated", "languages"), [("none", ()), ("", ()), ("en, DE", ("en", "de")), ("fr", ("fr",))]
)
def test_starter_feeds_are_none_or_languages(
    monkeypatch: pytest.MonkeyPatch, stated: str, languages: tuple[str, ...]
) -> None:
    """Off unless asked for."""
    assert read_settings().starter_feeds == ()
    monkeypatch.setenv("PRECIS_STARTER_FEEDS", stated)

    assert read_settings().starter_feeds == languages


@pytest.mark.parametrize("stated", ["0", "-5", "86401", "often"])
def test_a_feed_interval_is_a_second_to_a_day(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    """Ten minutes unless said otherwise."""
    assert read_settings().feed_interval == 600
    monkeypatch.setenv("PRECIS_FEED_INTERVAL", stated)

    with pytest.raises(SettingsError, match="PRECIS_FEED_INTERVAL"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "stated"), [("KEEP_DAYS", "6"), ("KEEP_DAYS", "4000"), ("KEEP_MEGABYTES", "1")]
)
def test_what_is_kept_has_limits(monkeypatch: pytest.MonkeyPatch, name: str, stated: str) -> None:
    """A copy of a story is known for days; 90 days and 2 GB unless said otherwise."""
    assert (read_settings().keep_days, read_settings().keep_megabytes) == (90, 2000)
    monkeypatch.setenv(f"PRECIS_{name}", stated)

    with pytest.raises(SettingsError, match=f"PRECIS_{name}"):
        read_settings()


def test_the_token_is_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the blanks around it, and before one that is set besides."""
    (tmp_path / "token").write_text(f"\n {TOKEN}\n")
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN", "another")

    assert read_settings().token() == TOKEN


def test_a_name_alone_is_a_credential_of_systemd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full path is taken as it is."""
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / "token").write_text(TOKEN)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN_FILE", "token")

    assert read_settings().token() == TOKEN
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    assert read_settings().token_path == tmp_path / "token"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot read .*: No such file"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe", "is no text"),
    ],
    ids=["missing", "empty", "blank", "bytes"],
)
def test_a_token_file_that_holds_none_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, says: str
) -> None:
    """Which names the variable and the file."""
    path = tmp_path / "token"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN_FILE", str(path))

    with pytest.raises(SettingsError, match=f"PRECIS_TELEGRAM_TOKEN_FILE: .*{says}") as caught:
        read_settings().token()
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("stated", [None, "", "  "])
def test_no_token_is_one_line(monkeypatch: pytest.MonkeyPatch, stated: str | None) -> None:
    """It says where to get one; a file that is set to nothing is not set."""
    monkeypatch.delenv("PRECIS_TELEGRAM_TOKEN", raising=False)
    if stated is not None:
        monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN", stated)
        monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN_FILE", stated)

    with pytest.raises(SettingsError, match="PRECIS_TELEGRAM_TOKEN is not set"):
        read_settings().token()


def test_secrets_leave_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """However their names are written; nothing else does."""
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("precis_database_url", "postgresql://me:secret@127.0.0.1/precis")
    monkeypatch.setenv("PRECIS_ADMINS", "5")

    forget_secrets()

    assert {name.upper() for name in os.environ} & {
        "PRECIS_TELEGRAM_TOKEN",
        "PRECIS_DATABASE_URL",
        "PRECIS_ADMINS",
    } == {"PRECIS_ADMINS"}


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("127.0.0.1:8080", Listen("127.0.0.1", 8080)),
        (" bot.example.org:0 ", Listen("bot.example.org", 0)),
        ("[::1]:80", Listen("::1", 80)),
        (":8080", Listen("", 8080)),
        ("", None),
        ("  ", None),
    ],
)
def test_where_to_listen(
    monkeypatch: pytest.MonkeyPatch, stated: str, meant: Listen | None
) -> None:
    """Host and port; without a host at all addresses, and nowhere unless it is said."""
    assert read_settings().listen is None
    monkeypatch.setenv("PRECIS_LISTEN", stated)

    assert read_settings().listen == meant
    assert meant is None or str(meant) == stated.strip()


@pytest.mark.parametrize("stated", ["8080", "host", "host:", "host:http", "host:65536", "a:-1"])
def test_a_slip_in_where_to_listen_is_one_line(
    monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    """It says what is expected."""
    monkeypatch.setenv("PRECIS_LISTEN", stated)

    with pytest.raises(SettingsError, match=r"PRECIS_LISTEN: .*host:port"):
        read_settings()


@pytest.mark.parametrize(
    ("listen", "url", "says"),
    [
        (":80", "bot.example.org", "not an address"),
        (":80", "https://me:secret@bot.example.org/", "not an address"),
        (":80", "https://bot.example.org/{hook}", "not an address"),
        (":80", "https://bot.example.org/hook?a=b", "not an address"),
        ("", "https://bot.example.org/hook", "set PRECIS_LISTEN"),
    ],
)
def test_a_webhook_has_to_be_reached(
    monkeypatch: pytest.MonkeyPatch, listen: str, url: str, says: str
) -> None:
    """By an address that our routes can have, where somebody listens."""
    monkeypatch.setenv("PRECIS_LISTEN", listen)
    monkeypatch.setenv("PRECIS_WEBHOOK_URL", url)

    with pytest.raises(SettingsError, match=f"PRECIS_WEBHOOK_URL: .*{says}") as caught:
        read_settings()
    assert "me:secret" not in str(caught.value)


def test_the_webhooks_secret_is_the_same_in_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that nobody set is made of the token, and does not tell it; one that is set is taken."""
    made = read_settings().secret(TOKEN)

    assert made == read_settings().secret(TOKEN) != read_settings().secret(TOKEN + "A")
    assert re.fullmatch(r"[0-9a-f]{64}", made)
    monkeypatch.setenv("PRECIS_WEBHOOK_SECRET", "s-E_cret")
    assert read_settings().secret(TOKEN) == "s-E_cret"
    assert "s-E_cret" not in repr(read_settings())
    monkeypatch.setenv("PRECIS_WEBHOOK_SECRET", "two words")
    with pytest.raises(SettingsError, match=r"PRECIS_WEBHOOK_SECRET: .*letters") as caught:
        read_settings()
    assert "two words" not in str(caught.value)
