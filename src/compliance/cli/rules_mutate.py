"""`compliance rules test --mutate`: which slips of a rule its cases notice, and which cases are missing."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

import typer

from compliance.cli.options import no_such_rule
from compliance.errors import Problems, RulebookError
from compliance.language.compile import CompiledRulebook
from compliance.language.mutants import Mutant
from compliance.model.rulebook import Rulebook
from compliance.model.text_tree import Mapping
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_number
from compliance.mutation.proposals import Proposal, propose
from compliance.mutation.score import MutationScore, score
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.case_text import add_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

_WORDS = {
    "no_cases": Bilingual(vi="{rule}: chưa có tình huống kiểm thử", en="{rule}: no cases"),
    "failing": Bilingual(
        vi="{rule}: {n} tình huống kiểm thử cho kết quả khác mong đợi; sửa trước khi đo: {names}",
        en="{rule}: {n} cases fail; mend them before measuring: {names}",
    ),
    "score": Bilingual(
        vi="{rule}: {cases} tình huống kiểm thử phát hiện {killed}/{counted} sai sót giả định ({share} %)",
        en="{rule}: {cases} cases notice {killed} of {counted} slips ({share} %)",
    ),
    "equivalent": Bilingual(
        vi="; {n} sai sót khác không thể làm đổi kết quả nào", en="; {n} more can change no outcome"
    ),
    "unchanged": Bilingual(
        vi="  Phần chưa được thử sai sót: {names}", en="  Parts in which no slip was tried: {names}"
    ),
    "survivors": Bilingual(vi="  Sai sót chưa bị phát hiện:", en="  Slips that no case notices:"),
    "proposals": Bilingual(
        vi="  Tình huống đề xuất bổ sung vào {path} (kết quả mong đợi là kết quả tiêu chí đang cho; "
        "đối chiếu văn bản luật trước khi chấp nhận):",
        en="  Cases proposed for {path} (they expect what the rule says now; "
        "compare the law before accepting):",
    ),
    "not_found": Bilingual(
        vi="  Chưa tìm được tình huống để phát hiện: {ids}", en="  No case was found that would notice: {ids}"
    ),
    "written": Bilingual(
        vi="  Đã ghi {n} tình huống vào {path}", en="  {n} cases were added to {path}"
    ),
    "total": Bilingual(
        vi="{rules} tiêu chí: phát hiện {killed}/{counted} sai sót giả định ({share} %)",
        en="{rules} rules: {killed} of {counted} slips noticed ({share} %)",
    ),
    "not_measured": Bilingual(vi="{n} tiêu chí chưa đo được", en="{n} rules were not measured"),
}  # fmt: skip


def mutate(
    rulebook: CompiledRulebook, rule_ids: Sequence[str], rules_dir: Path, lang: Lang, *, write: bool
) -> int:
    """Print how well the cases of rules notice slips, and the cases that are missing.

    Args:
        rulebook: The compiled rulebook.
        rule_ids: The rules to look at.
        rules_dir: The folder it was read from.
        lang: The language of the output.
        write: Add the missing cases to the case files.

    Returns:
        How many slips go unnoticed; a rule without cases, or with cases that fail, counts as one.

    Raises:
        UsageError: There is no such rule, or a case file is not laid out so that cases can be added.
    """
    for rule_id in rule_ids:
        if rule_id not in rulebook.rules:
            raise no_such_rule(rule_id, rules_dir, rulebook.rules)
    files = load_rulebook(rules_dir)
    unnoticed = killed = counted = not_measured = 0
    for rule_id in rule_ids:
        path = Path(rulebook.rules[rule_id].path.removesuffix(".yaml") + CASES_SUFFIX)
        tree, cases = _read(path)
        if tree is None or not cases:
            _say("no_cases", lang, rule=rule_id)
            not_measured += 1
            continue
        found = _score(rule_id, rulebook, cases, files, lang)
        if found.failing:
            not_measured += 1
            continue
        killed, counted = killed + found.count("killed"), counted + found.counted
        unnoticed += len(found.survivors)
        if found.survivors:
            _print_survivors(found.survivors, lang)
            rule = rulebook.rules[rule_id]
            proposals = propose(rule, rulebook, found.survivors, (path, tree, cases), lang)
            _print_missing(found.survivors, proposals, path, lang)
            if write and proposals:
                add_cases(path, [proposal.text for proposal in proposals])
                _say("written", lang, n=len(proposals), path=path)
    measured = len(rule_ids) - not_measured
    if measured:
        share = _share(killed, counted, lang)
        _say("total", lang, rules=measured, killed=killed, counted=counted, share=share)
    if not_measured:
        _say("not_measured", lang, n=not_measured)
    return unnoticed + not_measured


def _read(path: Path) -> tuple[Mapping | None, list[Case]]:
    if not path.is_file():
        return None, []
    problems = Problems()
    tree, cases = read_cases(path, problems)
    if problems.found:
        raise RulebookError(problems.in_order())
    return tree, cases


def _score(
    rule_id: str, rulebook: CompiledRulebook, cases: Sequence[Case], files: Rulebook, lang: Lang
) -> MutationScore:
    found = score(rule_id, rulebook, cases, files)
    if found.failing:
        names = "; ".join(case.name for case in found.failing)
        _say("failing", lang, rule=rule_id, n=len(found.failing), names=names)
        return found
    killed, share = found.count("killed"), _share(found.count("killed"), found.counted, lang)
    text = _WORDS["score"].text(lang).format(
        rule=rule_id, cases=len(cases), killed=killed, counted=found.counted, share=share
    )  # fmt: skip
    if found.count("equivalent"):
        text += _WORDS["equivalent"].text(lang).format(n=found.count("equivalent"))
    typer.echo(text)
    if found.unchanged:
        _say("unchanged", lang, names=", ".join(found.unchanged))
    return found


def _print_survivors(survivors: Sequence[Mutant], lang: Lang) -> None:
    _say("survivors", lang)
    for mutant in survivors:
        typer.echo(f"    {mutant.place}: [{mutant.id}]\n      {mutant.sentence.text(lang)}")


def _print_missing(
    survivors: Sequence[Mutant], proposals: Sequence[Proposal], path: Path, lang: Lang
) -> None:
    if proposals:
        _say("proposals", lang, path=path)
        for proposal in proposals:
            typer.echo(proposal.text, nl=False)
    noticed = {mutant.id for proposal in proposals for mutant in proposal.kills}
    ids = [mutant.id for mutant in survivors if mutant.id not in noticed]
    if ids:
        _say("not_found", lang, ids=", ".join(ids))


def _share(killed: int, counted: int, lang: Lang) -> str:
    """Return a share in per cent, rounded down: 100 is said only where nothing is left."""
    share = Decimal(100 * killed) / counted if counted else Decimal(100)
    return format_number(share.quantize(Decimal("0.1"), ROUND_FLOOR), lang)


def _say(key: str, lang: Lang, **slots: object) -> None:
    typer.echo(_WORDS[key].text(lang).format(**slots))
