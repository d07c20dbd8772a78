"""What to ask first: the questions behind undetermined findings, the fewest that settle the most."""

from dataclasses import dataclass

from compliance.model.findings import Finding
from compliance.model.outcomes import Missing, Outcome


@dataclass(frozen=True)
class Question:
    """Something to ask about one facility, or of the department.

    Attributes:
        facility_id: The facility; blank for a text of law, which is asked once for all.
        facility_name: Its name.
        missing: What is asked.
        settles: Number of findings that are settled once this and the questions before it are answered.
        concerns: Number of findings that name it.
        rules: Rules whose findings name it, by id.
    """

    facility_id: str
    facility_name: str
    missing: Missing
    settles: int
    concerns: int
    rules: tuple[str, ...]


_Key = tuple[str, Missing]


def questions_of(findings: list[Finding]) -> list[Question]:
    """Return every question once, in the order in which they are best asked.

    At each step the finding that needs the fewest further answers is taken, and of those the one whose
    answers concern the most findings; its questions come next. A text of law is one question for all.
    """
    needs = {
        number: tuple(dict.fromkeys(_key(finding, missing) for missing in finding.missing))
        for number, finding in enumerate(findings)
        if finding.verdict.outcome is Outcome.undetermined and finding.missing
    }
    names = {f.verdict.key.facility_id: f.facility_name for f in findings}
    about: dict[_Key, list[int]] = {}
    for number, keys in needs.items():
        for key in keys:
            about.setdefault(key, []).append(number)
    open_ = {number: set(keys) for number, keys in needs.items()}
    asked: list[Question] = []
    while open_:
        first = min(open_, key=lambda n: (len(open_[n]), -sum(len(about[key]) for key in open_[n]), n))
        for key in [key for key in needs[first] if key in open_[first]]:
            for remaining in open_.values():
                remaining.discard(key)
            settled = [number for number, remaining in open_.items() if not remaining]
            for number in settled:
                del open_[number]
            rules = tuple(dict.fromkeys(findings[n].verdict.key.rule_id for n in about[key]))
            asked.append(
                Question(key[0], names.get(key[0], ""), key[1], len(settled), len(about[key]), rules)
            )
    return asked


def _key(finding: Finding, missing: Missing) -> _Key:
    return ("" if missing.whose == "law" else finding.verdict.key.facility_id, missing)
