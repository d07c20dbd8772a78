"""`compliance rules new`: the skeleton of a rule and of its cases, and what to do with it."""

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import DEFAULT_RULES, LangOption, Language, RulesOption
from compliance.sources.rulebooks.scaffold import Scaffold, write_scaffold

INTRODUCTION = {
    Language.vi: """\
{id}: đã tạo khung tiêu chí và tình huống kiểm thử, có {unfilled} chỗ cần điền (ghi TODO):
  {rule}
  {cases}
Việc tiếp theo: điền mọi chỗ ghi TODO (số của luật đặt trong {rules}/thresholds), rồi:""",
    Language.en: """\
{id}: skeleton of the rule and of its cases, {unfilled} places to fill in (marked TODO):
  {rule}
  {cases}
Next: fill in every TODO (numbers of the law stand in {rules}/thresholds), then:""",
}
STEPS = {
    "lint": {
        Language.vi: "chỉ ra mọi chỗ còn thiếu, còn sai",
        Language.en: "tells all that is missing or wrong",
    },
    "show {id}": {
        Language.vi: "đọc to lên: có đúng điều luật nói không?",
        Language.en: "read it aloud: is it what the law says?",
    },
    "test {id}": {
        Language.vi: "các tình huống có cho kết quả như mong đợi không?",
        Language.en: "do the cases come out as they should?",
    },
}
"""What to run next, and what for."""


def new(
    theme: Annotated[str, typer.Option("--theme", help="Folder of the rule, such as wastewater")],
    name: Annotated[str, typer.Option("--name", help="The fault, such as mine-without-restoration-plan")],
    rule_id: Annotated[
        str | None, typer.Option("--id", help="Id, such as WW-05; default: the next of the theme")
    ] = None,
    subject: Annotated[str, typer.Option("--subject", help="What the rule judges")] = "facility",
    rules: RulesOption = DEFAULT_RULES,
    lang: LangOption = Language.vi,
) -> None:
    """Write the skeleton of a rule and of its cases; lint refuses both until they are filled in."""
    made = write_scaffold(rules, theme, name, rule_id, subject)
    typer.echo(next_steps(made, rules, lang))


def next_steps(made: Scaffold, rules: Path, lang: Language) -> str:
    """Return what was written and what to do with it."""
    option = "" if rules == DEFAULT_RULES else f" --rules {rules}"
    commands = {step.format(id=made.rule_id): purpose[lang] for step, purpose in STEPS.items()}
    width = max(map(len, commands))
    head = INTRODUCTION[lang].format(
        id=made.rule_id, unfilled=made.unfilled, rule=made.rule, cases=made.cases, rules=rules
    )
    lines = [f"  compliance rules {step:<{width}}{option}   {purpose}" for step, purpose in commands.items()]
    return "\n".join([head, *lines])
