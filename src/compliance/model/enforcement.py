"""What a violation may lead to: the list it stands on, why, and the bracket of its fine, for information."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from compliance.model.citations import Citation
from compliance.model.fields import Choice
from compliance.model.outcomes import Missing
from compliance.model.penalties import Factors, Fine, Payer, Surcharges
from compliance.model.texts import Bilingual


class ActionList(Choice):
    """The list a finding stands on; only the first proposes a penalty."""

    penalty = "penalty", "Đề nghị kiểm tra, xem xét xử phạt", "proposed for a penalty"
    remedy = "remedy", "Kiến nghị khắc phục", "to be remedied"
    recommendation = "recommendation", "Kiến nghị cơ quan quản lý", "recommended to the state agency"
    department = "department", "Cơ quan quản lý cần làm rõ", "for the department to settle"


ReasonCode = Literal[
    "no_act", "no_addressee", "operator_unknown", "not_addressee", "state_agency", "evidence", "barred",
    "limitation_unknown", "yields", "counted_with",
]  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """Why a finding is not proposed for a penalty.

    Attributes:
        code: `no_act`: the rule names no act that is punished; `no_addressee`: it does not say whom the
            norm binds; `operator_unknown`: who answers for the facility, or what kind of person that is,
            is not on record; `not_addressee`: the norm does not bind that kind; `state_agency`: that is
            a state agency; `evidence`: a value it rests on is not of a grade an authority may use;
            `barred`: the limitation is over; `limitation_unknown`: the day it runs from is not on record,
            or its length was not obtained; `yields`: another act of the same facility takes the place of
            this one; `counted_with`: another finding of the same act, such as another parameter of the
            sample, has a higher bracket.
        about: The kind of operator, the grade, the last day, the rule or the record spoken of; None where
            there is none.
    """

    code: ReasonCode
    about: Choice | date | str | None = None


@dataclass(frozen=True)
class Penalty:
    """The bracket of a fine, for information: nobody is fined by it.

    Attributes:
        table: Name of the table of fines.
        title: Its title.
        citation: The provision; None where no period of the table is in force on the day of the act.
        fine: The bracket as printed; None where it cannot be told.
        label: What the bracket is for, where its table says so.
        times: How many times the printed bracket each payer pays; None where the bracket cannot be told.
        payer: Which of them the operator is; None where that is not on record.
        missing: What would settle a bracket that cannot be told.
        surcharge: By how many per cent this finding raises a higher fine of the same act; None where that
            cannot be told or the table knows no surcharges.
        raised: Per cent by which other findings of the same act raise this fine.
        raised_by: How many findings those are.
        unsettled: How many further findings of the act there are whose surcharge cannot be told.
        surcharges: What the table says of further findings of one act; None where it says nothing.
    """

    table: str
    title: Bilingual
    citation: Citation | None
    fine: Fine | None
    times: Factors | None
    payer: Payer | None
    missing: tuple[Missing, ...] = ()
    label: Bilingual | None = None
    surcharge: Decimal | None = None
    raised: Decimal = Decimal(0)
    raised_by: int = 0
    unsettled: int = 0
    surcharges: Surcharges | None = None

    def amount(self, payer: Payer) -> Fine | None:
        """Return the bracket for a payer, raised by further findings of the act; None if unknown."""
        if self.fine is None or self.times is None:
            return None
        raised = self.fine.times(1 + self.raised / 100)
        if self.surcharges is not None:
            raised = raised.up_to(self.surcharges.most)
        factor = self.times.individual if payer == "individual" else self.times.organisation
        return raised.times(factor)


@dataclass(frozen=True)
class Enforcement:
    """What a violation may lead to.

    Attributes:
        list: The list it stands on.
        reasons: Why it is not proposed for a penalty; empty if it is.
        act: The act punished; None where the rule names none.
        barred_after: Last day on which the act can be punished; None for an act that goes on, or unknown.
        shared: What findings that count as one act have in common; empty where each counts for itself.
        penalty: The bracket; None where the rule names none, and for operators the norm does not bind.
    """

    list: ActionList
    reasons: tuple[Reason, ...] = ()
    act: str | None = None
    barred_after: date | None = None
    penalty: Penalty | None = None
    shared: tuple[str, ...] = ()
