"""How far a database may be brought while processes of older versions run."""

import pytest

from bot.errors import StorageError
from bot.storage.engine.steps import Migration, Plan, Step, plan

PRE, POST = Step.PRE, Step.POST


def steps(*kinds: Step) -> list[Migration]:
    """Return migrations 1, 2, ..."""
    return [Migration(f"{number}", kind) for number, kind in enumerate(kinds, 1)]


@pytest.mark.parametrize(
    ("missing", "oldest_running", "planned"),
    [
        ([], None, Plan(None, ())),
        ([PRE, POST, PRE], None, Plan("3", ())),
        ([PRE, PRE], "0", Plan("2", ())),
        ([PRE, POST, POST], "0", Plan("1", ("2", "3"))),
        ([POST], "0", Plan(None, ("1",))),
        # A process that did not say is older than all.
        ([PRE, POST], "", Plan("1", ("2",))),
        # Whoever knows a step does without what it ends.
        ([PRE, POST, PRE], "2", Plan("3", ())),
        ([PRE, POST, PRE, POST], "2", Plan("3", ("4",))),
    ],
)
def test_post_steps_wait_for_processes_that_do_not_know_them(
    missing: list[Step], oldest_running: str | None, planned: Plan
) -> None:
    """What only adds waits for nobody."""
    assert plan(steps(*missing), oldest_running) == planned


def test_a_version_is_not_left_out_while_the_one_before_runs() -> None:
    """What this program needs stands behind what ends the other's."""
    with pytest.raises(StorageError, match="has to end"):
        plan(steps(PRE, POST, PRE), "1")
