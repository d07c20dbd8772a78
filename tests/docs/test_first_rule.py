"""`docs/first-rule.md` followed to the letter: files written, commands run, what they print looked for."""

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from compliance.cli.program import run
from compliance.sources.rulebooks.rulebook import rule_files

NEW = ("practice.cluster_permit_flow.yaml", "themes.yaml")
"""Files that the document makes without `rules new`."""

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "first-rule.md"
_BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_EXIT_CODE = re.compile(r"  # exit code (\d)$")


@dataclass(frozen=True)
class Command:
    """A command of the document, the exit code it must have, and the lines it must print, in order."""

    words: list[str]
    exit_code: int
    output: list[str]


@dataclass(frozen=True)
class File:
    """A file of the document."""

    path: Path
    text: str


def read_steps() -> list[Command | File]:
    steps: list[Command | File] = []
    for block in _BLOCK.finditer(DOCUMENT.read_text(encoding="utf-8")):
        if block["kind"] == "console":
            for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                line, *output = part.rstrip("\n").split("\n")
                code = _EXIT_CODE.search(line)
                words = shlex.split(_EXIT_CODE.sub("", line))
                steps.append(Command(words, int(code[1]) if code else 0, output))
        else:
            assert block["kind"] == "yaml", f"no step: {block['kind']}"
            assert block["path"], f"which file is this?\n{block['text']}"
            steps.append(File(Path(block["path"]), block["text"]))
    return steps


STEPS = read_steps()
COMMANDS = [step for step in STEPS if isinstance(step, Command)]
FILES = [step for step in STEPS if isinstance(step, File)]


def assert_told(command: Command, printed: str) -> None:
    """Look for each line of the document in what was printed, in order; `...` stands for anything."""
    told = " ".join(re.sub("[│├└─]", " ", printed).split())
    position = 0
    for line in command.output:
        pattern = r".*?".join(re.escape(" ".join(part.split())) for part in line.split("..."))
        match = re.compile(pattern).search(told, position)
        assert match, f"{shlex.join(command.words)} does not print {line!r} (any more):\n{printed}"
        position = match.end()


def test_the_document_leads_to_a_tested_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("rules", "facilities", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    # What the document prints does not rest on how many verdicts are judged again.
    monkeypatch.setattr("compliance.sweep.ALL_REJUDGED_UP_TO", 0)
    before = {path: path.read_bytes() for path in Path("rules").rglob("*") if path.is_file()}
    for step in STEPS:
        if isinstance(step, File):
            assert step.path.is_file() or step.path.name in NEW, "lay it out with rules new"
            step.path.write_text(step.text, encoding="utf-8")
        elif step.words[:2] == ["cp", "-r"]:
            shutil.copytree(*step.words[2:])
        else:
            assert step.words[0] == "compliance"
            code = run(step.words[1:])
            printed = "".join(capsys.readouterr())
            assert code == step.exit_code, f"{shlex.join(step.words)}: exit code {code}\n{printed}"
            assert_told(step, printed)
    added = {path.relative_to("practice") for path in rule_files(Path("practice"))}
    added -= {path.relative_to("rules") for path in rule_files(Path("rules"))}
    assert added == {file.path.relative_to("practice") for file in FILES if ".cases." not in file.path.name}
    assert before == {path: path.read_bytes() for path in Path("rules").rglob("*") if path.is_file()}


def test_the_document_names_the_tools_of_an_author() -> None:
    used = {" ".join(command.words[1:3]) for command in COMMANDS if command.words[0] == "compliance"}
    assert used == {
        "rules new", "rules lint", "rules show", "rules test", "rules impact", "rules docs", "rules changed",
    }  # fmt: skip
    assert any("--mutate" in command.words for command in COMMANDS)
    assert len(FILES) == 4
