from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

if TYPE_CHECKING:
    from tests.bot.handlers.desk import Desk


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """Yield a bot put together, which the tests of a file share."""
    # Not at the top: what requests is to ignore of trafilatura's warnings it says when it is imported,
    # and pytest forgets that with the conftest.
    from tests.bot.handlers.desk import open_desk  # noqa: PLC0415

    async with open_desk(tmp_path_factory.mktemp("desk")) as opened:
        yield opened
