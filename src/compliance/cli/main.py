"""The program: one sentence for a wrong interpreter, exit codes, and no traceback for users."""

import sys

FIRST, BEYOND = (3, 11), (3, 13)
EXIT_BAD_INPUT, EXIT_OUR_FAILURE = 2, 3


def main() -> None:
    """Run the command line.

    Exit codes: 0 nothing open, 1 open violations, 2 bad input or usage, 3 our failure.
    """
    if not FIRST <= sys.version_info[:2] < BEYOND:
        found = ".".join(map(str, sys.version_info[:2]))
        vi = f"Python {found} không chạy được chương trình; cần Python 3.11 hoặc 3.12"
        en = f"Python {found} cannot run the rule engine; use Python 3.11 or 3.12"
        sys.exit(_fail(f"{vi} / {en}", EXIT_BAD_INPUT))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    from compliance.cli.program import run  # noqa: PLC0415  # not before the interpreter is known to do

    sys.exit(run())


def _fail(text: str, code: int) -> int:
    sys.stderr.write(text + "\n")
    return code
