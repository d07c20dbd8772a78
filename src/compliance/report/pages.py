"""Pages from templates: every value is escaped, a missing one is an error, nothing comes from a network."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("compliance.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, values: dict[str, object]) -> str:
    """Return a page; same values, same text."""
    return _environment().get_template(template).render(values)
