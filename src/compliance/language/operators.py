"""Builds comparisons and arithmetic, refusing operands that do not go together."""

from compliance.errors import suggest
from compliance.language.nodes import (
    Aggregate,
    AggregateFunction,
    Arithmetic,
    ArithmeticOp,
    Compare,
    CompareOp,
    Constant,
    FieldRef,
    Node,
    Ratio,
    ThresholdValue,
    walk,
)
from compliance.language.types import MAX_DIGITS, TEXT, ValueType
from compliance.model.units import Unit, canonical_unit


class TypeMismatchError(Exception):
    """Operands that do not go together: a code and a text."""

    def __init__(self, code: str, text: str) -> None:
        self.code, self.text = code, text
        super().__init__(text)


def describe_type(value: ValueType) -> str:
    """Return the words for a type in problems."""
    words = {"text": "a text", "number": "a number", "date": "a date", "flag": "true or false"}
    unit = f" in {value.unit}" if value.base == "number" and value.unit and value.unit.powers else ""
    return words[value.base] + unit


def compare(op: CompareOp, left: Node, right: Node) -> Compare:
    """Return a comparison.

    Raises:
        TypeMismatchError: The types, units or closed lists differ, or texts are put in an order.
    """
    if left.type.base != right.type.base:
        found = f"{describe_type(left.type)} with {describe_type(right.type)}"
        raise TypeMismatchError("type", f"cannot compare {found}")
    if left.type.base == "flag":
        raise TypeMismatchError("type", "write x or not x instead of comparing with true or false")
    if left.type.base == "text":
        if op not in ("==", "!="):
            raise TypeMismatchError("type", f"texts have no order; {op!r} compares numbers and dates")
        check_choice(left, right)
        check_choice(right, left)
        return Compare(op, _in_one_spelling(left, right), _in_one_spelling(right, left))
    if left.type.base == "number":
        _check_units(left, right)
        _check_compared_digits(left, right)
        if isinstance(right, Ratio):
            raise TypeMismatchError("ratio", "put the quotient on the left of the comparison")
        if isinstance(left, Ratio) and right.type.censored:
            text = "a quotient is compared with exact numbers, none that may be below detection"
            raise TypeMismatchError("censored", text)
        if left.type.censored and right.type.censored:
            raise TypeMismatchError("censored", "two values that may be below detection cannot be compared")
        return Compare(op, left, right)
    return Compare(op, left, right)


def _in_one_spelling(node: Node, other: Node) -> Node:
    """Return a written unit in the spelling in which registers hold units."""
    if isinstance(node, Constant) and isinstance(other, FieldRef) and other.column.type == "unit":
        return Constant(canonical_unit(str(node.value)), TEXT)
    return node


def check_choice(value: Node, constant: Node) -> None:
    """Refuse a constant that is not in the closed list of the value it stands beside."""
    choices = value.type.choices
    if choices is None or not isinstance(constant, Constant):
        if choices and constant.type.choices and choices is not constant.type.choices:
            raise TypeMismatchError("type", "the two texts come from different lists of values")
        return
    allowed = [member.value for member in choices]
    if constant.value not in allowed:
        hint = suggest(str(constant.value), allowed)
        raise TypeMismatchError("choice", f"{constant.value!r} is not one of {', '.join(allowed)}{hint}")


def arithmetic(op: ArithmeticOp, left: Node, right: Node) -> Arithmetic:
    """Return an exact sum, difference or product.

    Raises:
        TypeMismatchError: An operand is no exact number, units differ, or the result has too many digits.
    """
    _check_numbers(left, right)
    a, b = left.type, right.type
    if op == "*":
        whole, decimals = a.whole + b.whole, a.decimals + b.decimals
        dynamic = a.unit_field or b.unit_field
        if dynamic and any(t.unit_field is None and t.unit and t.unit.powers for t in (a, b)):
            text = (
                "a value whose unit stands in the record takes a pure number only; "
                "divide the other side of the comparison instead, as in a / b >= x"
            )
            raise TypeMismatchError("unit", text)
        if a.unit_field and b.unit_field:
            raise TypeMismatchError("unit", "two values whose units stand in records cannot be multiplied")
        unit = None if dynamic else _product(a.unit, b.unit)
    else:
        if a.unit_field or b.unit_field:
            raise TypeMismatchError("unit", "values whose unit stands in the record cannot be added")
        _check_units(left, right)
        whole, decimals = max(a.whole, b.whole) + 1, max(a.decimals, b.decimals)
        dynamic, unit = None, a.unit or b.unit
    _check_digits(whole, decimals)
    return Arithmetic(
        op, left, right, ValueType("number", unit=unit, unit_field=dynamic, whole=whole, decimals=decimals)
    )


def ratio(above: Node, below: Node) -> Ratio:
    """Return a quotient for the left side of a comparison.

    Raises:
        TypeMismatchError: An operand is no exact number, or units stand in the records.
    """
    _check_numbers(above, below)
    if above.type.unit_field or below.type.unit_field:
        raise TypeMismatchError("unit", "values whose unit stands in the record cannot be divided")
    if not any(isinstance(n, FieldRef | Aggregate | ThresholdValue) for n in walk(below)):
        raise TypeMismatchError("ratio", "the divisor is always the same; multiply instead")
    inverse = Unit(tuple((s, -p) for s, p in below.type.unit.powers)) if below.type.unit else None
    unit = _product(above.type.unit, inverse)
    return Ratio(above, below, ValueType("number", unit=unit, whole=above.type.whole, decimals=12))


def multiplied_out(quotient: Ratio, other: Node) -> Arithmetic:
    """Return what is compared with the number above the line: the other side times the divisor.

    The digits were checked with the comparison. So were the units, which `shared_unit` compares where one
    stands in the record; the product itself is told in none.
    """
    a, b = other.type, quotient.below.type
    type_ = ValueType("number", whole=a.whole + b.whole, decimals=a.decimals + b.decimals)
    return Arithmetic("*", other, quotient.below, type_)


def unit_node(node: Node) -> Node | None:
    """Return the node that tells a number's unit as text, or None for a pure number.

    For a field whose unit stands in its record that is the unit field; for an aggregate of such a field
    the one unit the selected records share; for a product with a pure number the unit of the other.
    """
    if node.type.unit_field is None:
        unit = node.type.unit
        if isinstance(node, ThresholdValue) and node.threshold.unit:
            return Constant(canonical_unit(node.threshold.unit), TEXT)
        return Constant(str(unit), TEXT) if unit is not None and unit.powers else None
    match node:
        case FieldRef():
            name = node.type.unit_field
            return FieldRef(node.scope, node.kind, node.kind.columns[name], TEXT, name)
        case Aggregate(body=body) if body is not None and (unit_of_body := unit_node(body)) is not None:
            shared: AggregateFunction = "latest" if node.function == "latest" else "one"
            return Aggregate(
                shared, node.collection, node.variable, unit_of_body, node.where, node.span, TEXT, node.name
            )
        case Arithmetic(left=left, right=right):
            return unit_node(left if left.type.unit_field else right)
        case _:
            return None


def shared_unit(left: Node, right: Node) -> tuple[Node, Node] | None:
    """Return the two unit texts that must be equal for a comparison to mean anything, or None."""
    if not (left.type.unit_field or right.type.unit_field):
        return None
    first, second = unit_node(left), unit_node(right)
    return (first, second) if first is not None and second is not None else None


def _check_numbers(left: Node, right: Node) -> None:
    for operand in (left, right):
        if operand.type.base != "number":
            hint = "; months are added with add_months(d, n)" if operand.type.base == "date" else ""
            text = f"arithmetic needs numbers, found {describe_type(operand.type)}{hint}"
            raise TypeMismatchError("type", text)
        if operand.type.censored:
            raise TypeMismatchError("censored", "a value that may be below detection can only be compared")
        if isinstance(operand, Ratio):
            raise TypeMismatchError("ratio", "a quotient stands only beside a comparison")


def _product(a: Unit | None, b: Unit | None) -> Unit | None:
    if a is None or b is None:
        return a or b
    return a * b


def _check_units(left: Node, right: Node) -> None:
    a, b = left.type, right.type
    if a.unit_field or b.unit_field:
        if unit_node(left) is None or unit_node(right) is None:
            raise TypeMismatchError(
                "unit", "the unit stands in the record; compare with another such value or a threshold"
            )
        return
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        raise TypeMismatchError("unit", f"cannot combine {_unit_name(a.unit)} with {_unit_name(b.unit)}")


def _unit_name(unit: Unit) -> str:
    return str(unit) or "a pure number"


def _check_compared_digits(left: Node, right: Node) -> None:
    a, b = left.type, right.type
    if isinstance(left, Ratio):
        below, a = left.below.type, left.above.type
        b = ValueType("number", whole=b.whole + below.whole, decimals=b.decimals + below.decimals)
        _check_digits(b.whole, b.decimals)
    _check_digits(max(a.whole, b.whole), max(a.decimals, b.decimals))


def _check_digits(whole: int, decimals: int) -> None:
    if whole + decimals > MAX_DIGITS:
        text = f"the result can have {whole + decimals} digits; at most {MAX_DIGITS} stay exact"
        raise TypeMismatchError("too-wide", text)
