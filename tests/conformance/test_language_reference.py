"""docs/language.md says what the conformance cases say."""

from language_reference import TARGET, render


def test_the_language_reference_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == render(), (
        "run python tests/conformance/language_reference.py"
    )
