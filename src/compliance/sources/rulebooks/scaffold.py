"""Writes the skeleton of a new rule and of its cases: all its keys, with a placeholder where to write.

The skeleton of the cases holds the kinds of case that every rule needs: met on the boundary, violated one
step beyond, what decides missing, not concerned, and both sides of each date.
"""

from dataclasses import dataclass
from pathlib import Path

from compliance.errors import Problems, UsageError, suggest
from compliance.model.fields import RecordKind
from compliance.model.schema import SUBJECTS
from compliance.sources.rulebooks.rule_names import check_name, check_theme, choose_id
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX
from compliance.sources.rulebooks.schemas import editor_comment, schemas_folder
from compliance.sources.rulebooks.unfilled import PLACEHOLDER, note_unfilled
from compliance.sources.yaml_text import parse_yaml

RULE = """\
id: {id}
title:
  vi: "TODO: tên của lỗi, không phải tên của yêu cầu"
  en: {title}
severity: TODO # critical | major | minor
citations: # điều khoản của Kế hoạch trước, sau đó là luật / the plan's clause first, then the law
  - {{instrument: plan, provision: "TODO: mục của Kế hoạch / its clause"}} # không có thì xóa / or delete
  - instrument: "TODO: số văn bản, như trong instruments.yaml / number of the instrument"
    provision: "TODO: điều, khoản, điểm / such as clause 1, Article 52"
    checked: TODO # ngày đối chiếu / the day you compared the text, such as 2026-11-23
    confidence: TODO # read | excerpt | secondary | unverified
since: TODO # ngày đầu tiên có hiệu lực / first day in force
until: TODO # ngày cuối cùng; chưa có thì xóa dòng này / last day in force; delete the line where it is open
subject: {subject}
{schedule}applies_when: "TODO: đối tượng áp dụng / whom it concerns, such as status == 'operating'"
requires:
  TODO: # tên ngắn của yêu cầu / short name of the requirement, such as permit_in_term
    holds: "TODO: yêu cầu phải đạt / what must hold; a number of the law is threshold('name')"
    label: {{vi: "TODO: người đọc thấy tên này", en: "TODO: what readers are told"}}
{window}addressee: [TODO] # loại chủ thể / enterprise, branch, cooperative, household, individual, public_unit
act: "TODO: hành vi bị xử phạt; không có thì xóa đến penalty / such as nd45.15.3.h; or delete to penalty"
limitation: {{years: TODO, from: TODO}} # thời hiệu / from: detected | sampled | due | ended
penalty: {{table: TODO, key: TODO}} # khung phạt trong thư mục penalties / its bracket; delete if not obtained
message: # {{...}} là trường dữ liệu / a field or an expression between braces
  vi: "TODO: nội dung phát hiện, có {{{slot}}} và {{as_of}}"
  en: "TODO: what a finding says"
remedy:
  vi: "TODO: kiến nghị khắc phục"
  en: "TODO: what is recommended"
  days: TODO # số ngày / days to act
"""

SCHEDULE = """\
schedule: TODO # tên lịch thực hiện nghĩa vụ / name of the schedule by which it falls due
"""

WINDOW = """\
window: TODO # như 24 months: xét đến các sự kiện cũ bao lâu / how far back; delete the line where all count
"""

CASES = """\
given: # dùng chung cho mọi tình huống / shared by all cases
  as_of: TODO # thời điểm xét, khi tiêu chí có hiệu lực / a day on which the rule is in force
  facility: {{name: "TODO: tên giả định / an invented name", kind: TODO, status: TODO}}
  covered: [TODO] # bảng có đủ bản ghi; [] là không bảng nào / tables that hold everything; [] for none
cases:
  # vừa đủ đạt / exactly on the limit, on the last good day
  - name: met on the boundary
{records}    expect: met
  # lệch một bước, một ngày / the same, one step or one day beyond
  - name: one step beyond the boundary
{records}    operators: [{{name: "TODO: chủ cơ sở giả định", kind: TODO}}] # ai chịu trách nhiệm / who answers
    expect: violated
    failed: ["TODO: tên của yêu cầu / name of the requirement that does not hold"]
    action: TODO # penalty | remedy | recommendation | department
    fine: TODO # như 400-500, warning; không có penalty thì xóa / delete where the rule has no penalty
  # để trống trường quyết định / the same with the deciding field blank, or with covered: []
  - name: what decides is not on record
{records}    expect: undetermined
    missing: ["TODO: điều còn thiếu / what is missing, as rules test tells it"]
  # ngoài đối tượng áp dụng / someone or something the rule does not speak of
  - name: whom the rule does not concern
{records}    expect: not_applicable
  # Mỗi ngày làm thay đổi kết quả: hai tình huống / two cases for each date at which the outcome changes
{dates}"""

DATES = (
    ("the day before the rule is in force", "not_applicable", "ngày trước ngày có hiệu lực"),
    ("the first day of the rule", PLACEHOLDER, "ngày đầu tiên có hiệu lực"),
    ("the last day of the rule", PLACEHOLDER, "ngày cuối cùng; không có thì xóa / delete where it is open"),
    ("the day after the last", "not_applicable", "ngày sau ngày cuối cùng; không có thì xóa / or delete"),
)
"""Cases about dates: name, outcome, and the day that belongs into them."""

DEADLINES = (
    ("sent before the last good day", PLACEHOLDER, "gửi trước ngày cuối cùng còn đúng hạn"),
    ("sent on the last good day", PLACEHOLDER, "gửi vào ngày cuối cùng còn đúng hạn"),
    ("sent the day after", PLACEHOLDER, "gửi sau ngày đó một ngày"),
)
"""Cases about a deadline, for rules on what falls due."""


@dataclass(frozen=True)
class Scaffold:
    """A rule and its cases, to be filled in.

    Attributes:
        rule_id: The id it got.
        rule: The file of the rule.
        cases: The file of its cases.
        unfilled: Number of places to fill in.
    """

    rule_id: str
    rule: Path
    cases: Path
    unfilled: int


def write_scaffold(rules: Path, theme: str, name: str, rule_id: str | None, subject: str) -> Scaffold:
    """Write the two files of a new rule.

    Raises:
        UsageError: The theme, the name, the id or the subject cannot be had, or a file cannot be written.
    """
    if not rules.is_dir():
        raise UsageError(f"--rules: there is no folder {str(rules)!r}")
    check_theme(rules, theme, rule_id)
    check_name(name)
    if subject not in SUBJECTS:
        hint = suggest(subject, SUBJECTS)
        raise UsageError(f"--subject: found {subject!r}{hint}; there are {', '.join(SUBJECTS)}")
    _refuse_same_fault(rules, name)
    chosen = choose_id(rules, theme, rule_id)
    rule = rules / theme / f"{chosen}-{name}.yaml"
    cases = rule.with_name(rule.name.removesuffix(".yaml") + CASES_SUFFIX)
    schemas = schemas_folder(rules)
    texts = {
        rule: _comment("rule", rule, schemas) + rule_text(chosen, name, SUBJECTS[subject]),
        cases: _comment("cases", cases, schemas) + cases_text(SUBJECTS[subject]),
    }
    try:
        rule.parent.mkdir(exist_ok=True)
        for path, text in texts.items():
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    return Scaffold(chosen, rule, cases, sum(_count(text) for text in texts.values()))


def rule_text(rule_id: str, name: str, subject: RecordKind) -> str:
    """Return the skeleton of a rule."""
    title = name.replace("-", " ").capitalize()
    slot = "name" if subject.name == "facility" else subject.key[0]
    window = WINDOW if subject.is_event and not subject.is_generated else ""
    schedule = SCHEDULE if subject.is_generated else ""
    return RULE.format(
        id=rule_id, title=title, subject=subject.name, slot=slot, window=window, schedule=schedule
    )


def cases_text(subject: RecordKind) -> str:
    """Return the skeleton of the cases of a rule on a kind of subject."""
    cases = DATES + (DEADLINES if subject.is_generated else ())
    dates = "".join(_dated(subject, *case) for case in cases)
    return CASES.format(records=_records(subject), dates=dates)


def _records(subject: RecordKind) -> str:
    """Return the records of a case: the subject with everything it cannot do without, to be filled in."""
    if subject.name == "facility":
        return f"    facility: {{{PLACEHOLDER}: }}\n"
    if subject.is_generated:
        return f"    {PLACEHOLDER}: # bản ghi / records, such as submissions\n"
    given = {"facility_id", *(subject.key if len(subject.key) == 1 else ()), subject.dated_by}
    needed = [name for name, column in subject.columns.items() if column.required and name not in given]
    cells = [*filter(None, [subject.dated_by]), *needed]
    row = ", ".join(f"{name}: {PLACEHOLDER}" for name in cells)
    return f"    {subject.plural}:\n      - {{{row}{', ' if row else ''}{PLACEHOLDER}: }}\n"


def _dated(subject: RecordKind, name: str, outcome: str, hint: str) -> str:
    day = "" if subject.is_event and not subject.is_generated else f"    as_of: {PLACEHOLDER}\n"
    records = "" if subject.name == "facility" else _records(subject)
    return f"  # {hint}\n  - name: {name}\n{day}{records}    expect: {outcome}\n"


def _comment(kind: str, path: Path, schemas: Path | None) -> str:
    return editor_comment(kind, path, schemas) + "\n" if schemas else ""


def _refuse_same_fault(rules: Path, name: str) -> None:
    for path in sorted(rules.rglob(f"*-{name}.yaml")):
        fault = path.name.removesuffix(".yaml").split("-", maxsplit=2)[-1]
        if fault == name:
            raise UsageError(f"--name: {path} finds this fault already")


def _count(text: str) -> int:
    problems = Problems()
    tree = parse_yaml(text, "", problems)
    if tree is None:
        raise AssertionError(str(problems.found[0]))
    note_unfilled(tree, problems)
    return len(problems.found)
