"""What an operator sets; the only place that reads the environment."""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.errors import SettingsError

PREFIX = "PRECIS_"

#: Said at start and by ``precis doctor``.
NO_OPERATOR = (
    "PRECIS_ADMINS is empty: feeds and links of chats serve those chats alone, as nobody can "
    "approve them in /admin (precis feeds approve can)"
)


#: https://core.telegram.org/bots/api#setwebhook
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")

#: An address of the web without anything that a path in our routes, or a header, cannot have.
_PUBLIC_URL = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(?:/[A-Za-z0-9._~/-]*)?")


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen."""

    #: Empty: at all addresses.
    host: str

    #: 0: any that is free.
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Settings(BaseSettings):
    """Read from ``PRECIS_*`` variables, else ``.env``, else ``precis.toml``.

    Those that have a description are the operator's, and these make up the README's table.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", toml_file="precis.toml", extra="ignore", frozen=True
    )

    telegram_token: SecretStr | None = Field(
        default=None,
        description=("the bot's token, from @BotFather; needed for `precis run` alone"),
    )

    telegram_token_file: Path | None = Field(
        default=None,
        description=(
            "a file that holds the token, in place of it; a name without a path is that of "
            "a [systemd credential](https://systemd.io/CREDENTIALS/)"
        ),
    )

    #: Where systemd puts a service's secrets: https://systemd.io/CREDENTIALS/
    credentials_directory: Path | None = Field(
        default=None, validation_alias="CREDENTIALS_DIRECTORY"
    )

    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        pattern=r"^https?://[^/]",
        description=(
            "another [Bot API server](https://github.com/tdlib/telegram-bot-api), such as your own"
        ),
    )

    data_dir: Path = Field(
        default_factory=lambda: user_data_path("precis"),
        description=("where the database is"),
    )

    database_url: SecretStr | None = Field(
        default=None,
        description=(
            "PostgreSQL in place of the SQLite file: `postgresql://user:password@host/name`"
        ),
    )

    backups: int = Field(
        default=0,
        ge=0,
        le=1000,
        description=(
            "how many daily backups of the SQLite file are kept, in `backups` of the data directory"
        ),
    )

    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description=(
            "Telegram ids of the people who run the bot, by `/admin`; feeds that they add "
            "serve everybody: `12345, 67890`"
        ),
    )

    access: Literal["open", "allowlist"] = Field(
        default="open",
        description=("`allowlist`: the bot serves those people alone, and whom they let in"),
    )

    guests: Literal["on", "off"] = Field(
        default="on",
        description=("`off`: nobody can call the bot in chats that it is not in"),
    )

    allowed_networks: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        default=(),
        description=(
            "networks that may be fetched although they are not public, on any port: "
            "`10.1.0.0/16,fd00:1::/64`"
        ),
    )

    feed_interval: int = Field(
        default=600,
        ge=1,
        le=86_400,
        description=("seconds: the shortest time between two looks at one feed"),
    )

    starter_feeds: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description=(
            "languages whose well-known public feeds are watched from the start: `en,de` "
            "(ar, de, en, es, fr, hi, it, ja, ko, nl, pl, pt, ru, sv, tr, uk, zh). They "
            "are looked for at each start: take the language out before you remove one of "
            "them"
        ),
    )

    listen: Annotated[Listen | None, NoDecode] = Field(
        default=None,
        description=(
            "where health, metrics and the webhook are served: `127.0.0.1:8080`; `:8080` is "
            "every address"
        ),
    )

    webhook_url: str | None = Field(
        default=None,
        description=(
            "where Telegram is to send updates, in place of being asked for them: "
            "`https://bot.example.org/telegram`"
        ),
    )

    webhook_secret: SecretStr | None = Field(
        default=None,
        description=(
            "what Telegram shows there, 1 to 256 letters, digits, `_` and `-`; made of the token "
            "if it is not set"
        ),
    )

    keep_days: int = Field(
        default=90,
        ge=7,
        le=3650,
        description=(
            "days (7 to 3650) for which articles are kept, so that their buttons work and "
            "`/search` finds them; what is older goes once a day"
        ),
    )

    keep_megabytes: int = Field(
        default=2000,
        ge=50,
        le=10_000_000,
        description=(
            "how much of them is kept at most; the words by which they are found take up to as "
            "much again"
        ),
    )

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        description=("`DEBUG`, `INFO`, `WARNING` or `ERROR`"),
    )

    #: https://no-color.org: anything but empty means none.
    no_color: str = Field(default="", validation_alias="NO_COLOR")

    #: The kind of terminal; ``dumb`` has no colours.
    term: str = Field(default="", validation_alias="TERM")

    @property
    def colours(self) -> bool:
        """Whether a terminal is shown styles and links."""
        return not self.no_color and self.term != "dumb"

    @field_validator("allowed_networks", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, (list, tuple)):
            return value
        # strict: 10.0.0.1/8 is more likely a slip than a wish to open all of 10/8.
        return tuple(ip_network(str(part).strip()) for part in parts if str(part).strip())

    @field_validator("starter_feeds", mode="before")
    @classmethod
    def _languages(cls, value: object) -> object:
        names = value.replace(",", " ").lower().split() if isinstance(value, str) else value
        return () if names == ["none"] else names

    @field_validator("admins", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _postgres(cls, value: SecretStr | None) -> SecretStr | None:
        url = value.get_secret_value() if value else ""
        if url and not url.startswith(("postgresql://", "postgres://")):
            raise ValueError("not a postgresql:// address")
        return value if url else None

    @field_validator("data_dir")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("access", "guests", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("access")
    @classmethod
    def _somebody_lets_in(cls, value: str, info: ValidationInfo) -> str:
        if value == "allowlist" and not info.data.get("admins"):
            raise ValueError("an allowlist needs somebody who lets others in: set PRECIS_ADMINS")
        return value

    @field_validator("listen", mode="before")
    @classmethod
    def _host_and_port(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return None if isinstance(value, str) else value
        host, colon, port = value.strip().rpartition(":")
        if not (colon and port.isascii() and port.isdecimal() and int(port) < 2**16):
            raise ValueError("not host:port, such as 127.0.0.1:8080")
        return Listen(host.removeprefix("[").removesuffix("]"), int(port))

    @field_validator("webhook_url", "webhook_secret", mode="before")
    @classmethod
    def _empty(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @field_validator("webhook_url")
    @classmethod
    def _served(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return None
        if not _PUBLIC_URL.fullmatch(value):
            raise ValueError("not an address such as https://bot.example.org/telegram")
        if info.data.get("listen") is None:
            raise ValueError("who calls it has to be heard: set PRECIS_LISTEN")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _header(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not _SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("1 to 256 letters, digits, _ and -")
        return value

    @field_validator("telegram_token_file", "credentials_directory", mode="before")
    @classmethod
    def _unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @property
    def token_path(self) -> Path | None:
        """Return the file that holds the token; None: none was named.

        A name without a place is that of one of systemd's credentials, if there are any.
        """
        if self.telegram_token_file is None:
            return None
        return (self.credentials_directory or Path()) / self.telegram_token_file.expanduser()

    def token(self) -> str:
        """Return the bot's token, without the blanks around it.

        Raises:
            SettingsError: There is none, or its file cannot be read.
        """
        if path := self.token_path:
            return _token_in(path)
        token = self.telegram_token.get_secret_value().strip() if self.telegram_token else ""
        if not token:
            raise SettingsError("PRECIS_TELEGRAM_TOKEN is not set: get a token from @BotFather")
        return token

    def secret(self, token: str) -> str:
        """Return what Telegram shows at the webhook; one of our own is the same in each process."""
        if self.webhook_secret:
            return self.webhook_secret.get_secret_value()
        return hmac.digest(token.encode(), b"webhook", "sha256").hex()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del file_secret_settings
        toml = TomlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, dotenv_settings, toml


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: A value is wrong; the message names the variable and never the value of
            the token.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = PREFIX + str(first["loc"][0] if first["loc"] else "").upper()
        raise SettingsError(f"{name}: {first['msg']}") from error
    except ValueError as error:  # a precis.toml that is not TOML
        raise SettingsError(f"precis.toml: {error}") from error


def stated() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return what each place says, the one that goes first first: its name, and texts by name.

    Names are those of fields, whether there are such or not.
    """
    env = EnvSettingsSource(Settings).env_vars
    file = DotEnvSettingsSource(Settings).env_vars
    toml = TomlConfigSettingsSource(Settings).toml_data
    return (
        ("the environment", _ours(env)),
        (str(Settings.model_config["env_file"]), _ours(file)),
        (str(Settings.model_config["toml_file"]), {name: str(toml[name]) for name in toml}),
    )


def _ours(variables: Mapping[str, str | None]) -> dict[str, str]:
    prefix = PREFIX.lower()
    return {
        name.lower().removeprefix(prefix): value or ""
        for name, value in variables.items()
        if name.lower().startswith(prefix)
    }


def forget_secrets() -> None:
    """Take the secrets that were read out of the environment: child processes need none of them."""
    secrets = {
        f"{PREFIX}{name}".casefold()
        for name, field in Settings.model_fields.items()
        if field.annotation == SecretStr | None
    }
    for name in [name for name in os.environ if name.casefold() in secrets]:
        del os.environ[name]


def _token_in(path: Path) -> str:
    name = f"{PREFIX}TELEGRAM_TOKEN_FILE"
    try:
        token = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}: cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}: {path} is no text") from error
    if not token:
        raise SettingsError(f"{name}: {path} is empty")
    return token


def proxy_for(url: str) -> str | None:
    """Return the URL of the proxy that the system's settings name for a URL; None for none.

    They are ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, as elsewhere.

    Raises:
        SettingsError: It is none that can be used; the message does not tell its password.
    """
    parts, proxies = urlsplit(url), getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.netloc):
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if urlsplit(proxy).scheme not in {"http", "https", "socks5", "socks5h"}:
        raise SettingsError(f"the proxy for {parts.netloc} is neither http(s):// nor socks5://")
    return proxy
