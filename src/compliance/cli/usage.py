"""A command line that cannot be read, told in both languages: what was found and what is allowed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer._click.core import Command, Parameter
from typer._click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
)
from typer._click.exceptions import UsageError as UnreadLine
from typer.core import TyperGroup

from compliance.errors import UsageError, suggest
from compliance.sources.faults import shown

PROGRAM = "compliance"
FEW = 10
"""Options up to which all are told to a user who names one that does not exist."""


def asked_command(program: Command, arguments: Sequence[str]) -> tuple[list[str], Command]:
    """Return the command that arguments ask for, with its name as it is typed, in words."""
    command, path = program, [PROGRAM]
    for word in arguments:
        found = command.commands.get(word) if isinstance(command, TyperGroup) else None
        if found is None:
            break
        command = found
        path.append(word)
    return path, command


def unread_line(error: ClickException, program: Command, arguments: Sequence[str]) -> UsageError:
    """Return in both languages why a command line cannot be read.

    Args:
        error: What the library that reads it says.
        program: The program, with all its commands.
        arguments: The command line, without the name of the program.
    """
    path, command = asked_command(program, arguments)
    rest = list(arguments[len(path) - 1 :])
    match error:
        case NoSuchOption(option_name=name, possibilities=near):
            return _no_such_option(name, near or (), command)
        case BadOptionUsage(option_name=name):
            return _bad_number_of_values(name, _option(name, command))
        case MissingParameter(param=Parameter() as param):
            return _missing(param)
        case BadParameter(param=Parameter() as param):
            return _bad_value(param, _given(param, error, command, rest), error)
        case UnreadLine() if isinstance(command, TyperGroup) and rest:
            return _no_such_command(rest[0], sorted(command.commands))
        case UnreadLine(ctx=context) if context is not None and not isinstance(error, BadArgumentUsage):
            _, extra, _ = command.make_parser(context).parse_args(rest)
            return _too_many(extra)
    return UsageError(error.format_message(), "câu lệnh không đọc được")


def _no_such_command(name: str, known: Sequence[str]) -> UsageError:
    allowed = ", ".join(known)
    return UsageError(
        f"found {shown(name)}; expected one of the commands {allowed}{suggest(name, known)}",
        f"không có lệnh {shown(name)}; các lệnh: {allowed}{suggest(name, known, 'vi')}",
    )


def _no_such_option(name: str, near: Sequence[str], command: Command) -> UsageError:
    known = [option for param in command.params for option in param.opts if option.startswith("-")]
    vi, en = f"không có tùy chọn {shown(name)}", f"there is no option {shown(name)}"
    if near:
        vi, en = f"{vi}; gần giống: {', '.join(near)}", f"{en}; did you mean {' or '.join(near)}?"
    elif 0 < len(known) <= FEW:
        vi, en = f"{vi}; các tùy chọn: {', '.join(known)}", f"{en}; options: {', '.join(known)}"
    return UsageError(en, vi)


def _bad_number_of_values(name: str, param: Parameter | None) -> UsageError:
    if param is None or getattr(param, "is_flag", False):
        return UsageError(f"{name}: takes no value", f"{name}: không kèm giá trị")
    values = "a value" if param.nargs == 1 else f"{param.nargs} values"
    vi, en = _allowed(param)
    return UsageError(f"{name}: needs {values} after it{en}", f"{name}: cần kèm {param.nargs} giá trị{vi}")


def _missing(param: Parameter) -> UsageError:
    vi, en = _allowed(param)
    if param.param_type_name == "option":
        return UsageError(
            f"the option {param.opts[0]} is missing{en}", f"thiếu tùy chọn bắt buộc {param.opts[0]}{vi}"
        )
    return UsageError(
        f"the argument {shown(str(param.name))} is missing{en}",
        f"thiếu tham số bắt buộc {shown(str(param.name))}{vi}",
    )


def _bad_value(param: Parameter, given: str | None, error: ClickException) -> UsageError:
    name = param.opts[0] if param.param_type_name == "option" else shown(str(param.name))
    vi, en = _allowed(param) if given is None or not _is_path(param) else _wanted_folder(Path(given))
    if given is None or not en:
        return UsageError(f"{name}: {error.message}", f"{name}: giá trị không đọc được ({error.message})")
    found = repr(given) if _is_path(param) else shown(given)
    return UsageError(f"{name}: found {found}{en}", f"{name}: nhận được {found}{vi}")


def _wanted_folder(path: Path) -> tuple[str, str]:
    """Return, in both languages, why a path is not the folder that was asked for."""
    if path.is_file():
        return "; cần tên thư mục, đây là tệp", "; expected a folder, this is a file"
    if not path.exists():
        return "; không có thư mục này", "; there is no such folder"
    return "; thư mục này không mở được", "; the folder cannot be opened"


def _too_many(extra: Sequence[str]) -> UsageError:
    found = ", ".join(map(shown, extra))
    return UsageError(f"found {found}, which the command does not take", f"lệnh này không nhận {found}")


def _option(name: str, command: Command) -> Parameter | None:
    return next((param for param in command.params if name in param.opts), None)


def _is_path(param: Any) -> bool:
    return bool(param.type_descriptor.is_path)


def _allowed(param: Any) -> tuple[str, str]:
    """Return the values that a parameter takes, in both languages; empty texts where any may be given."""
    choices = param.type_descriptor.choices
    if not choices:
        return "", ""
    allowed = ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
    return f"; chỉ nhận: {allowed}", f"; expected one of {allowed}"


def _given(param: Any, error: BadParameter, command: Command, rest: list[str]) -> str | None:
    """Return the value that was given for a parameter, as it was typed; None if it is not one text."""
    if error.ctx is None:
        return None
    values, _, _ = command.make_parser(error.ctx).parse_args(rest)
    given = values.get(param.name)
    return given if isinstance(given, str) else None
