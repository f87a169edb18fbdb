from pathlib import Path

from bot.app import build
from bot.deliveries.limits import Pace
from bot.fairness.quota import Quota
from bot.gateway.requests import Requests
from bot.settings import Settings

TOKEN = "42:AAtesttesttesttesttesttesttesttest"


async def test_the_token_is_in_no_repr(tmp_path: Path) -> None:
    """A traceback with values, or a debugger's print, must not tell it."""
    settings = Settings.model_validate({"telegram_token": TOKEN, "data_dir": tmp_path})

    async with build(settings, TOKEN, Requests.over_http(), pace=Pace(), quota=Quota()) as precis:
        assert TOKEN not in repr(precis)
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings.model_dump())
