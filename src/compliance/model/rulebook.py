"""A rulebook: everything the rule files of one folder say, with the trees they were read from."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from compliance.model.citations import Instrument
from compliance.model.clauses import ClauseFile
from compliance.model.indicators import Indicator
from compliance.model.official_lists import OfficialList
from compliance.model.penalties import PenaltyTable
from compliance.model.rules import Obligation, Rule
from compliance.model.schedules import Schedule
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.model.tasks import Task
from compliance.model.text_tree import Mapping
from compliance.model.texts import Bilingual, Titles
from compliance.model.thresholds import Threshold

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Sourced(Generic[Model]):
    """A model and where it was read."""

    model: Model
    tree: Mapping
    path: str


@dataclass
class Rulebook:
    """The contents of a rule folder; rules by id, obligations in file order, the rest by name."""

    rules: dict[str, Sourced[Rule]] = field(default_factory=dict)
    obligations: list[Sourced[Obligation]] = field(default_factory=list)
    thresholds: dict[str, Sourced[Threshold]] = field(default_factory=dict)
    lists: dict[str, Sourced[OfficialList]] = field(default_factory=dict)
    schedules: dict[str, Sourced[Schedule]] = field(default_factory=dict)
    penalties: dict[str, Sourced[PenaltyTable]] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    retired: dict[str, str] = field(default_factory=dict)
    themes: dict[str, Bilingual] = field(default_factory=dict)
    clauses: Sourced[ClauseFile] | None = None
    """The clauses of the plan; None for a rulebook that carries out none."""
    indicators: dict[str, Sourced[Indicator]] = field(default_factory=dict)
    tasks: dict[str, Sourced[Task]] = field(default_factory=dict)
    agencies: dict[str, Bilingual] = field(default_factory=dict)
    parameters: dict[str, Bilingual] = field(default_factory=dict)
    """Names of what is measured, by the code that registers and rules use."""
    unread: set[str] = field(default_factory=set)
    """Names of what stands in a file that could not be accepted, so that its absence is not told again."""
    instruments_path: str | None = None
    instruments_tree: Mapping | None = None
    hash: str = ""

    @property
    def titles(self) -> Titles:
        """The titles of what fields of records name: schedules, lists, tables and parameters."""
        return {
            "schedule": {name: source.model.title for name, source in self.schedules.items()},
            "list": {name: source.model.title for name, source in self.lists.items()},
            "table": {plural: kind.label for plural, kind in (COLLECTIONS | KINDS).items()},
            "parameter": self.parameters,
        }
