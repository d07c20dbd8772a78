"""How the letters of a stretch of text look, as far as that bears on what they say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """The look of letters.

    Attributes:
        font: The name of their font; blank: not told.
        is_struck: Whether a line goes through them.
        rise: 1 above the line (superscript), -1 below it (subscript), 0 on it.
    """

    font: str = ""
    is_struck: bool = False
    rise: int = 0


Run = tuple[str, Face]
"""A stretch of text, and how its letters look."""
