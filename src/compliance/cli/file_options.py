"""What a person may say of files on the command line: one place for all commands that read them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import typer

from compliance.errors import Problems, SourceError, UsageError, suggest
from compliance.model.schema import FILED_KINDS
from compliance.model.units import Unit
from compliance.sources.faults import shown
from compliance.sources.notation import Locale
from compliance.sources.registers.parameter_catalogue import shipped_catalogue
from compliance.sources.sheets.column_mapping import (
    LEFT_OUT,
    ColumnMapping,
    SheetMapping,
    read_mapping,
    write_mapping,
)
from compliance.sources.words.encodings import ENCODINGS


@dataclass(frozen=True, kw_only=True)
class FileOptions:
    """The options by which a person says what the program cannot tell of files by itself."""

    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", help="SHEET=TABLE, such as 'Trang 1=permits'; '-' leaves the sheet out"),
    ] = None
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help="HEADING=FIELD or SHEET!HEADING=FIELD; '-' leaves the column out"),
    ] = None
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="FIELD=UNIT: the unit in which a column is written")
    ] = None
    locale: Annotated[
        Locale | None,
        typer.Option(
            "--locale",
            help="vi: 1.678,5 and 31/12/2025; vi-point: 1678.5 and 31/12/2025; iso: 1678.5 and 2025-12-31",
        ),
    ] = None
    encoding: Annotated[
        str | None, typer.Option("--encoding", help=f"Of text files: {', '.join(ENCODINGS)}")
    ] = None
    separator: Annotated[
        str | None, typer.Option("--separator", help="What parts the cells of text files: , ; | or tab")
    ] = None
    tick: Annotated[list[str] | None, typer.Option("--tick", help="A text that means yes, such as x")] = None
    serial_dates: Annotated[
        Literal["1900", "1904"] | None,
        typer.Option("--serial-dates", help="Plain numbers in columns of dates count from then"),
    ] = None
    mapping: Annotated[
        str | None, typer.Option("--mapping", help="Name of a saved mapping to begin with")
    ] = None
    save_mapping: Annotated[
        str | None, typer.Option("--save-mapping", help="Name under which to save what was said")
    ] = None
    mappings: Annotated[Path, typer.Option("--mappings", help="Folder of saved mappings")] = Path("mappings")

    def saved(self) -> ColumnMapping:
        """Return the saved mapping to begin with; nothing said if none is named.

        Raises:
            SourceError: It cannot be read.
        """
        if self.mapping is None:
            return ColumnMapping()
        problems = Problems()
        saved = read_mapping(self._path_of(self.mapping), problems)
        if saved is None:
            raise SourceError(problems.in_order())
        return saved

    def save(self, said: ColumnMapping) -> Path | None:
        """Save what was said if that is asked for; return the file, or None."""
        if self.save_mapping is None:
            return None
        path = self._path_of(self.save_mapping)
        write_mapping(path, said)
        return path

    def said_now(self) -> ColumnMapping:
        """Return what the options themselves say.

        Raises:
            UsageError: An option is not of the form it has to be.
        """
        if self.encoding is not None and self.encoding not in ENCODINGS:
            found, allowed = shown(self.encoding), ", ".join(ENCODINGS)
            raise UsageError(
                f"--encoding: found {found}; expected one of {allowed}",
                f"--encoding: nhận được {found}; chỉ nhận: {allowed}",
            )
        known = _known_names()
        parts: list[dict[str, object]] = []
        for text in self.sheet or ():
            name, kind = _pair("--sheet", text)
            _check_known("--sheet", kind, {*FILED_KINDS, LEFT_OUT})
            parts.append({"sheet": name, "kind": kind})
        for text in self.column or ():
            heading, name = _pair("--column", text)
            owner, mark, rest = heading.partition("!")
            _check_known("--column", name, {*known, *FILED_KINDS, LEFT_OUT})
            parts.append({"sheet": owner if mark else None, "columns": {rest if mark else heading: name}})
        units = dict(_pair("--unit", text) for text in self.unit or ())
        for name, unit in units.items():
            _check_known("--unit", name, known)
            if not Unit.parse(unit).powers:
                raise UsageError(
                    f"--unit: {shown(unit)} of {name} is no unit",
                    f"--unit: {shown(unit)} của {name} không phải là đơn vị",
                )
        everywhere: dict[str, object] = {
            "units": units,
            "locale": self.locale,
            "serial_dates": self.serial_dates,
            "ticks": tuple(self.tick or ()),
        }
        if any(everywhere.values()):
            parts.append(everywhere)
        separator = "\t" if self.separator == "tab" else self.separator
        sheets = tuple(SheetMapping.model_validate(part) for part in parts)
        return ColumnMapping(encoding=self.encoding, separator=separator, sheets=sheets)

    def _path_of(self, name: str) -> Path:
        if Path(name).name != name or name.startswith("."):
            raise UsageError(
                f"a mapping is named by letters and dashes, found {shown(name)}",
                f"tên cách hiểu đã lưu chỉ gồm chữ và dấu gạch nối, nhận được {shown(name)}",
            )
        return self.mappings / f"{name}.yaml"


def with_file_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with all of `FileOptions` in place of its parameter `options`, as Typer reads them."""
    hints = get_type_hints(FileOptions, include_extras=True)
    own = [p for p in signature(command).parameters.values() if p.name != "options"]
    offered = [
        Parameter(option.name, Parameter.KEYWORD_ONLY, default=option.default, annotation=hints[option.name])
        for option in fields(FileOptions)
    ]

    @wraps(command)
    def expanded(**given: Any) -> None:
        said = FileOptions(**{option.name: given.pop(option.name) for option in offered})
        command(**given, options=said)

    parameters = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in own] + offered
    expanded.__signature__ = signature(command).replace(parameters=parameters)  # type: ignore[attr-defined]
    expanded.__annotations__ = {p.name: p.annotation for p in parameters}
    return expanded


def _known_names() -> set[str]:
    """Return the names of all fields that files may hold, and the codes of all parameters."""
    fields_of_files = {name for kind in FILED_KINDS.values() for name in kind.columns}
    return fields_of_files | {parameter.code for parameter in shipped_catalogue().parameters}


def _check_known(option: str, name: str, known: set[str]) -> None:
    if name not in known:
        raise UsageError(
            f"{option}: no field, table or parameter {shown(name)}{suggest(name, known)}",
            f"{option}: không có trường, bảng hoặc thông số {shown(name)}{suggest(name, known, 'vi')}",
        )


def _pair(option: str, text: str) -> tuple[str, str]:
    name, mark, value = text.rpartition("=")
    if not (mark and name.strip() and value.strip()):
        raise UsageError(
            f"{option}: found {shown(text)}; expected NAME=VALUE",
            f"{option}: nhận được {shown(text)}; cần dạng TÊN=GIÁ_TRỊ",
        )
    return name.strip(), value.strip()
