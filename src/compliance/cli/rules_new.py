"""`compliance rules new`: the skeleton of a rule and of its cases, and what to do with it."""

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import DEFAULT_RULES, LangOption, Language, RulesOption
from compliance.sources.scaffold import Scaffold, write_scaffold

STEPS = {
    Language.vi: """\
{id}: đã tạo khung tiêu chí và tình huống kiểm thử, có {unfilled} chỗ cần điền (ghi TODO):
  {rule}
  {cases}
Việc tiếp theo:
  1. Điền mọi chỗ ghi TODO; số của luật đặt trong {rules}/thresholds, không đặt trong tiêu chí.
  2. compliance rules lint{option}         chỉ ra mọi chỗ còn thiếu, còn sai
  3. compliance rules show {id}{option}   đọc to lên: có đúng điều luật nói không?
  4. compliance rules test {id}{option}   các tình huống có cho kết quả như mong đợi không?""",
    Language.en: """\
{id}: skeleton of the rule and of its cases, {unfilled} places to fill in (marked TODO):
  {rule}
  {cases}
What to do next:
  1. Fill in every TODO; numbers of the law stand in {rules}/thresholds, not in the rule.
  2. compliance rules lint{option}         tells what is still missing or wrong
  3. compliance rules show {id}{option}   read it aloud: is it what the law says?
  4. compliance rules test {id}{option}   do the cases come out as they should?""",
}


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
    return STEPS[lang].format(
        id=made.rule_id, unfilled=made.unfilled, rule=made.rule, cases=made.cases, rules=rules, option=option
    )
