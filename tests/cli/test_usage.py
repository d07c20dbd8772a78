"""Command lines that cannot be read: told in both languages, with what is allowed and how to get help."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer._click.core import Command
from typer.core import TyperGroup
from typer.main import get_command

from compliance.cli.help_texts import COMMANDS, OPTIONS, with_both_languages
from compliance.cli.program import app, run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["frobnicate"],
            (
                "không có lệnh 'frobnicate'; các lệnh: check, explain, obligations, plan, register, rules\n"
                "found 'frobnicate'; expected one of the commands check, explain, obligations, plan, "
                "register, rules\n"
                "hướng dẫn / help: compliance --help\n"
            ),
        ),
        (
            ["register", "imprt", "x"],
            (
                "không có lệnh 'imprt'; các lệnh: import, same, template, validate; "
                "có phải là 'import' không?\n"
                "found 'imprt'; expected one of the commands import, same, template, validate; "
                "did you mean 'import'?\n"
                "hướng dẫn / help: compliance register --help\n"
            ),
        ),
        (
            ["--nope"],
            "không có tùy chọn '--nope'\nthere is no option '--nope'\nhướng dẫn / help: compliance --help\n",
        ),
        (
            ["check", "so", "--lan", "vi"],
            (
                "không có tùy chọn '--lan'; gần giống: --lang, --all\n"
                "there is no option '--lan'; did you mean --lang or --all?\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["check", "so", "-x"],
            (
                "không có tùy chọn '-x'; các tùy chọn: --rules, --as-of, --format, --output, --all, "
                "--accept-rejected, --lang\n"
                "there is no option '-x'; options: --rules, --as-of, --format, --output, --all, "
                "--accept-rejected, --lang\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["check"],
            (
                "thiếu tham số bắt buộc 'register'\n"
                "the argument 'register' is missing\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["register", "import", "so.xlsx"],
            (
                "thiếu tùy chọn bắt buộc --to\n"
                "the option --to is missing\n"
                "hướng dẫn / help: compliance register import --help\n"
            ),
        ),
        (
            ["check", "so", "--lang", "pháp"],
            (
                "--lang: nhận được 'pháp'; chỉ nhận: vi, en\n"
                "--lang: found 'pháp'; expected one of vi, en\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["register", "validate", "so.csv", "--serial-dates=1901"],
            (
                "--serial-dates: nhận được '1901'; chỉ nhận: 1900, 1904\n"
                "--serial-dates: found '1901'; expected one of 1900, 1904\n"
                "hướng dẫn / help: compliance register validate --help\n"
            ),
        ),
        (
            ["check", "so", "--lang"],
            (
                "--lang: cần kèm 1 giá trị; chỉ nhận: vi, en\n"
                "--lang: needs a value after it; expected one of vi, en\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["register", "same", "so", "--not-same", "A"],
            (
                "--not-same: cần kèm 2 giá trị\n"
                "--not-same: needs 2 values after it\n"
                "hướng dẫn / help: compliance register same --help\n"
            ),
        ),
        (
            ["check", "so", "--all=có"],
            "--all: không kèm giá trị\n--all: takes no value\nhướng dẫn / help: compliance check --help\n",
        ),
        (
            ["check", "sổ một", "sổ\x1b[2J", "--lang", "en", "ba"],
            (
                "lệnh này không nhận 'sổ\\x1b[2J', 'ba'\n"
                "found 'sổ\\x1b[2J', 'ba', which the command does not take\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["check", "so", "--as-of", "31/02/2025"],
            (
                "--as-of: nhận được '31/02/2025'; cần ngày dạng năm-tháng-ngày, như 2026-11-24\n"
                "--as-of: found '31/02/2025'; expected a date such as 2026-11-24\n"
                "hướng dẫn / help: compliance check --help\n"
            ),
        ),
        (
            ["register", "validate", "so.csv", "--sheet", "Trang 1=permit"],
            (
                "--sheet: không có trường, bảng hoặc thông số 'permit'; có phải là 'permits' không?\n"
                "--sheet: no field, table or parameter 'permit'; did you mean 'permits'?\n"
                "hướng dẫn / help: compliance register validate --help\n"
            ),
        ),
        (
            ["register", "validate", "so.csv", "--unit", "wastewater_m3_day=1"],
            (
                "--unit: '1' của wastewater_m3_day không phải là đơn vị\n"
                "--unit: '1' of wastewater_m3_day is no unit\n"
                "hướng dẫn / help: compliance register validate --help\n"
            ),
        ),
        (
            ["register", "validate", "so.csv", "--encoding", "latin9"],
            (
                "--encoding: nhận được 'latin9'; chỉ nhận: utf-8, utf-16, cp1258, tcvn3, vni\n"
                "--encoding: found 'latin9'; expected one of utf-8, utf-16, cp1258, tcvn3, vni\n"
                "hướng dẫn / help: compliance register validate --help\n"
            ),
        ),
    ],
)
def test_what_is_wrong_what_is_allowed_and_how_to_get_help(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", told)


def test_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "so.csv"
    file.write_text("facility_id\n", encoding="utf-8")
    assert run(["register", "import", str(file), "--to", str(file)]) == 2
    assert capsys.readouterr().err == (
        f"--to: nhận được '{file}'; cần tên thư mục, đây là tệp\n"
        f"--to: found '{file}'; expected a folder, this is a file\n"
        "hướng dẫn / help: compliance register import --help\n"
    )
    assert run(["register", "validate", str(file), "--register", "không có"]) == 2
    assert capsys.readouterr().err == (
        "--register: nhận được 'không có'; không có thư mục này\n"
        "--register: found 'không có'; there is no such folder\n"
        "hướng dẫn / help: compliance register validate --help\n"
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ([], "[missing-file] không có tệp hoặc thư mục này"),
        (["--lang", "en"], "[missing-file] there is no such file or folder"),
        (["--lang=en"], "[missing-file] there is no such file or folder"),
    ],
)
def test_a_register_that_does_not_exist_is_told_in_the_language_of_the_output(
    lang: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = ["--rules", str(ROOT / "rules")]
    assert run(["check", "nowhere", *rules, *lang]) == 2
    assert capsys.readouterr().err == f"nowhere: {told}\n"


def test_a_name_that_the_register_does_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    register, rules = str(ROOT / "samples" / "all-clear"), str(ROOT / "rules")
    assert run(["obligations", register, "nobody", "--rules", rules]) == 2
    assert capsys.readouterr().err == (
        f"{register} không có cơ sở 'nobody'\n"
        f"no facility 'nobody' in {register}\n"
        "hướng dẫn / help: compliance obligations --help\n"
    )


@pytest.mark.parametrize("arguments", [[], ["register"], ["rules"]])
def test_no_command_is_answered_with_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr().err
    assert run([*arguments, "--help"]) == 0
    assert capsys.readouterr().out == shown


def commands_below(command: Command, words: str = "") -> dict[str, Command]:
    found = {words: command}
    for name, below in command.commands.items() if isinstance(command, TyperGroup) else ():
        found |= commands_below(below, f"{words} {name}".strip())
    return found


def test_every_command_and_option_is_helped_in_both_languages() -> None:
    english, both = (commands_below(c) for c in (get_command(app), with_both_languages(get_command(app))))
    assert english.keys() == COMMANDS.keys()
    assert {words: command.help for words, command in both.items()} == {
        words: f"{COMMANDS[words]}\n\n{command.help}" for words, command in english.items()
    }
    helped = {param.help for command in english.values() for param in command.params}
    assert helped == OPTIONS.keys()
    assert {param.help for command in both.values() for param in command.params} == {
        f"{vi} / {en}" for en, vi in OPTIONS.items()
    }


def test_help_fits_a_screen_of_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in COMMANDS:
        assert run([*words.split(), "--help"]) == 0
        shown = capsys.readouterr().out
        assert max(map(len, shown.splitlines())) <= 80
        assert " ".join(COMMANDS[words].split()) in " ".join(shown.split())


def test_the_program_itself_ends_with_code_2_and_no_traceback() -> None:
    program = "from compliance.cli.main import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", program, "check", "so", "--lang", "fr"],
        capture_output=True, encoding="utf-8", check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        "--lang: nhận được 'fr'; chỉ nhận: vi, en",
        "--lang: found 'fr'; expected one of vi, en",
        "hướng dẫn / help: compliance check --help",
    ]
