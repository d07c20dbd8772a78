"""What the second evaluator saw: one step a node, with its value and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.language.nodes import Node
from compliance.model.facility_records import RawRecord
from compliance.model.outcomes import Missing
from compliance.model.values import Value


@dataclass(slots=True)
class Step:
    """One evaluated node.

    Attributes:
        node: What was evaluated.
        value: Its value; None is unknown.
        missing: What would settle it, where it is unknown.
        children: The steps below it, in order.
        record: For a field: the record it was read from.
        coverage: For an aggregate: the rows that say its collection is complete; none if it is not.
    """

    node: Node
    value: Value
    missing: tuple[Missing, ...] = ()
    children: tuple["Step", ...] = ()
    record: RawRecord | None = None
    coverage: tuple[RawRecord, ...] = ()

    def walk(self) -> Iterator["Step"]:
        """Yield this step and all below it, outermost first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class RecordStep(Step):
    """An aggregate's look at one record: `value` is whether it is selected, children are filter and body."""

    selected: bool | None = None
    body: Step | None = None


def merge_missing(steps: Iterator[Step] | tuple[Step, ...]) -> tuple[Missing, ...]:
    """Return what is missing in unknown steps, each once, in order."""
    found: dict[Missing, None] = {}
    for step in steps:
        if step.value is None:
            found.update(dict.fromkeys(step.missing))
    return tuple(found)
