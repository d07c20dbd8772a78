"""`compliance rules schemas`: write the JSON Schemas by which editors complete and check rule files."""

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import EXIT_VIOLATIONS, not_written
from compliance.sources.rulebooks.schemas import FOLDER, SUFFIX, schema_files

DEFAULT_SCHEMAS = Path(FOLDER)


def schemas(
    output: Annotated[Path, typer.Option("--output", help="Folder of the schemas")] = DEFAULT_SCHEMAS,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; tell which are out of date")] = False,
) -> None:
    """Write the JSON Schema of every kind of rule file. Exit code of --check: 1 if one is out of date."""
    wanted = schema_files()
    found = {path.name: _text(path) for path in sorted(output.glob(f"*{SUFFIX}"))}
    if check:
        stale = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        for name in stale:
            state = (
                "is no longer made" if name not in wanted else "is missing" if name not in found else "is old"
            )
            typer.echo(f"{output / name}: {state}")
        if stale:
            typer.echo("run: compliance rules schemas")
            raise typer.Exit(EXIT_VIOLATIONS)
        typer.echo(f"{output}: {len(wanted)} schemas, up to date")
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in wanted.items():
            (output / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise not_written(f"--output: {error.filename}", error) from error
    typer.echo(f"{output}: {len(wanted)} schemas written")


def _text(path: Path) -> str | None:
    """Return the text of a schema file; None where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
