"""Expression text to a Python syntax tree, refusing everything outside the language before looking at it.

The tree is only read, never compiled or run.
"""

import ast
import re
import warnings
from dataclasses import dataclass
from decimal import Decimal

from compliance.errors import Place, Problem
from compliance.model.text_tree import Scalar

MAX_CHARACTERS = 4_000
MAX_DEPTH = 40
MAX_BRACKETS = 30

_ALLOWED: tuple[type[ast.AST], ...] = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub,
    ast.Mult, ast.Div, ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
    ast.Call, ast.keyword, ast.Name, ast.Attribute, ast.Constant, ast.List, ast.Tuple, ast.GeneratorExp,
    ast.comprehension, ast.Load, ast.Store,
)  # fmt: skip

_WORDS: dict[type[ast.AST], str] = {
    ast.Lambda: "lambda", ast.IfExp: "if ... else", ast.Subscript: "x[...]", ast.JoinedStr: "f-strings",
    ast.ListComp: "[... for ...]", ast.Starred: "*", ast.Pow: "**", ast.Mod: "%", ast.FloorDiv: "//",
    ast.Is: "is", ast.IsNot: "is not", ast.NamedExpr: ":=", ast.Dict: "{...}", ast.Set: "{...}",
    ast.UAdd: "a leading +", ast.Await: "await", ast.Yield: "yield",
}  # fmt: skip


class ExpressionError(Exception):
    """A fault in an expression, with its place."""

    def __init__(self, place: Place, code: str, text: str) -> None:
        self.problem = Problem(place, code, text)
        super().__init__(str(self.problem))


@dataclass(frozen=True)
class Source:
    """An expression's text and where it stands in its file."""

    raw: str
    place: Place

    @classmethod
    def of(cls, scalar: Scalar) -> "Source":
        """Return the source of a YAML scalar."""
        return cls(scalar.raw or scalar.text or "", scalar.raw_place)

    def at(self, node: ast.AST | None) -> Place:
        """Return the place of a syntax node."""
        line, offset = getattr(node, "lineno", 1), getattr(node, "col_offset", 1)
        return self.at_offset(line, offset)

    def at_offset(self, line: int, offset: int) -> Place:
        """Return the place of a byte offset in a line of the parenthesised text."""
        lines = ("(" + self.raw).split("\n")
        text = lines[min(line, len(lines)) - 1]
        characters = len(text.encode()[:offset].decode(errors="ignore"))
        first_column = self.place.column or 1
        column = first_column + max(characters - 1, 0) if line == 1 else characters + 1
        return Place(self.place.path, (self.place.line or 1) + line - 1, column)

    def text_of(self, node: ast.AST) -> str:
        """Return the text a syntax node was read from."""
        return ast.get_source_segment("(" + self.raw + "\n)", node) or ""


def parse(source: Source) -> ast.expr:
    """Return the syntax tree of an expression.

    Raises:
        ExpressionError: The text is no expression, is too long or too deep, or uses what is not allowed.
    """
    if not source.raw.strip():
        raise ExpressionError(source.place, "empty", "an expression is expected")
    if len(source.raw) > MAX_CHARACTERS:
        text = f"{len(source.raw)} characters; at most {MAX_CHARACTERS} are read"
        raise ExpressionError(source.place, "too-long", text)
    _check_brackets(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse("(" + source.raw + "\n)", mode="eval")
    except SyntaxError as error:
        place = source.at_offset(error.lineno or 1, max((error.offset or 1) - 1, 0))
        raise ExpressionError(place, "syntax", f"not an expression: {error.msg}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise ExpressionError(source.place, "too-deep", "nested too deep to be read") from error
    _check_nodes(tree.body, source, depth=0)
    return tree.body


def _check_brackets(source: Source) -> None:
    depth = 0
    quote = ""
    for position, character in enumerate(source.raw):
        if quote or character in "'\"":
            quote = "" if character == quote else quote or character
            continue
        depth += (character in "([{") - (character in ")]}")
        if depth > MAX_BRACKETS:
            line = source.raw[:position].count("\n")
            place = Place(source.place.path, (source.place.line or 1) + line)
            raise ExpressionError(place, "too-deep", f"more than {MAX_BRACKETS} open brackets")
        if depth < 0:
            raise ExpressionError(source.place, "syntax", "not an expression: unmatched closing bracket")


def _check_nodes(node: ast.AST, source: Source, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise ExpressionError(source.at(node), "too-deep", f"nested more than {MAX_DEPTH} levels deep")
    if not isinstance(node, _ALLOWED):
        shown = _WORDS.get(type(node), type(node).__name__.lower())
        raise ExpressionError(source.at(node), "not-allowed", f"{shown} is not part of the rule language")
    for child in ast.iter_child_nodes(node):
        if not hasattr(child, "lineno"):
            ast.copy_location(child, node)
        _check_nodes(child, source, depth + 1)


_PLAIN_NUMBER = re.compile(r"(\d{1,12})(?:\.(\d{1,6}))?")


def number_of(node: ast.Constant, source: Source) -> Decimal:
    """Return a number exactly as it is written.

    Raises:
        ExpressionError: It is not a plain decimal, or has too many digits.
    """
    text = source.text_of(node)
    if not _PLAIN_NUMBER.fullmatch(text):
        hint = "a number is written as 1678.5, with at most 12 digits and 6 decimals"
        raise ExpressionError(source.at(node), "number", f"found {text!r}; {hint}")
    return Decimal(text)
