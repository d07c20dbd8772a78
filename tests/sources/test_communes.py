import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.sources.places.addresses import AddressPart, split_address
from compliance.sources.places.commune_tables import Commune, CommuneTables, FormerCommune, commune_tables
from compliance.sources.places.communes import CommuneAnswer, commune_name, find_among, find_commune

TABLES = commune_tables()
TODAY = list(TABLES.today.values())
FORMER = list(TABLES.former)


def undiacritic(text: str) -> str:
    return "".join(
        c
        for c in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        if not unicodedata.combining(c)
    )


WRITINGS: list[Callable[[str], str]] = [
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: unicodedata.normalize("NFD", text),
    str.upper,
    str.lower,
    lambda text: f"  {text.replace(' ', '  ')}. ",
]


def certain(code: str, found: str, former: str | None = None) -> CommuneAnswer:
    return CommuneAnswer(code, found, former)  # type: ignore[arg-type]


NO_NAME = "không phải tên hoặc mã xã, phường của tỉnh"
OLD_QUYET_THANG = "Phường Quyết Thắng, thành phố Lai Châu"
OLD_BAN_BO = certain("03424", "former-name", "Xã Bản Bo, huyện Tam Đường")
OLD_TAN_PHONG = certain("03408", "former-name", "Phường Tân Phong, thành phố Lai Châu")


def abbreviated(full_name: str) -> list[str]:
    ways = {"Xã ": ["Xã ", "xã ", "X.", "X. ", "x "], "Phường ": ["Phường ", "P.", "P. ", "P "]}
    ways["Thị trấn "] = ["Thị trấn ", "TT.", "TT ", "T.T. "]
    word = next(word for word in ways if full_name.startswith(word))
    return [way + full_name.removeprefix(word) for way in ways[word]]


def test_the_tables_are_the_38_and_the_106() -> None:
    assert (len(TODAY), len(FORMER)) == (38, 106)
    assert {unit.kind for unit in TODAY} == {"commune", "ward"}
    assert {unit.part_of for unit in FORMER} == set(TABLES.today)
    assert sum(unit.area_km2 for unit in TODAY) == Decimal("9068.66")
    assert TABLES.districts == {
        "Lai Châu", "Tam Đường", "Mường Tè", "Sìn Hồ", "Phong Thổ", "Than Uyên", "Tân Uyên", "Nậm Nhùn"
    }  # fmt: skip


def test_a_code_of_today_means_the_same_unit_whenever_it_was_written() -> None:
    # So a five-digit code is taken as today's without knowing when the paper was written.
    assert all(unit.part_of == unit.code for unit in FORMER if unit.code in TABLES.today)


def asked(names: Iterable[str]) -> set[str]:
    """Return which of some names are asked about."""
    answers = {name: find_commune(name) for name in names}
    assert all(answer.code or answer.candidates for answer in answers.values())
    return {name for name, answer in answers.items() if answer.candidates}


@pytest.mark.parametrize("unit", TODAY, ids=lambda unit: unit.full_name)
def test_todays_units(unit: Commune) -> None:
    assert find_commune(unit.code) == certain(unit.code, "code")
    for name in {unit.name, *abbreviated(unit.full_name)} - {"Mường Tè"}:
        if unit.name == "Mường Than":
            assert find_commune(name).candidates == ("03595", "03618")
            continue
        for written in (name, undiacritic(name)):
            assert [find_commune(write(written)) for write in WRITINGS] == [certain(unit.code, "name")] * len(
                WRITINGS
            )


def test_which_names_of_todays_units_are_asked_about() -> None:
    names = [name for unit in TODAY for name in (unit.full_name, unit.name)]
    assert asked(names) == {"Xã Mường Than", "Mường Than", "Mường Tè"}
    # In an address, a name without `Xã` may be that of the district.
    assert asked(f"{name}, tỉnh Lai Châu" for name in names) == {
        f"{name}, tỉnh Lai Châu"
        for name in (
            "Xã Mường Than",
            "Mường Than",
            "Mường Tè",
            "Sìn Hồ",
            "Phong Thổ",
            "Than Uyên",
            "Tân Uyên",
        )
    }


@pytest.mark.parametrize("unit", FORMER, ids=lambda unit: unit.label)
def test_former_units_with_their_district(unit: FormerCommune) -> None:
    found = certain(unit.part_of, "former-name", unit.label)
    is_city = unit.full_district.startswith("Thành phố")
    districts = [
        short + unit.district for short in (("TP.", "TP ", "tx. ") if is_city else ("H.", "H ", "h. "))
    ]
    for name in abbreviated(unit.full_name):
        for district in (unit.full_district, *districts):
            address = f"Bản Nà Đon, {name}, {district}, tỉnh Lai Châu"
            assert find_commune(address) == find_commune(undiacritic(address)) == found, address
    for address in (
        f"{unit.full_name}, {unit.full_district}",
        f"{unit.full_name} - {unit.full_district} - tỉnh Lai Châu",
        f"{unit.full_name} {unit.full_district} tỉnh Lai Châu",
    ):
        for written in (address, undiacritic(address)):
            assert [find_commune(write(written)) for write in WRITINGS] == [found] * len(WRITINGS), written


def test_which_names_of_former_units_are_asked_about_without_their_district() -> None:
    names = [name for unit in FORMER for name in (unit.full_name, unit.name)]
    assert asked(names) == {"Xã Mường Than", "Mường Than", "Mường Tè", "Tam Đường", "Nậm Nhùn"}
    without_marks = {name for name in names if find_commune(undiacritic(name)).candidates}
    assert without_marks - asked(names) == {"Nậm Cha", "Nậm Chà", "Xã Nậm Cha", "Xã Nậm Chà"}


@pytest.mark.parametrize("unit", FORMER, ids=lambda unit: unit.label)
def test_former_units_without_their_district(unit: FormerCommune) -> None:
    for written in (unit.full_name, undiacritic(unit.full_name), unit.name):
        answer = find_commune(written)
        assert unit.part_of in (answer.candidates or (answer.code,))
        is_new_name = unit.part_of != "03618" and unit.name.lower() == TABLES.today[unit.part_of].name.lower()
        if answer.code and unit.kind == TABLES.today[unit.part_of].kind:
            assert (answer.found, answer.former) == (
                ("name", None) if is_new_name else ("former-name", unit.label)
            )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Bản Nà Khằm, xã Bản Bo, huyện Tam Đường, tỉnh Lai Châu", OLD_BAN_BO),
        ("Tổ 3, P. Tân Phong, TP. Lai Châu, T. Lai Châu", OLD_TAN_PHONG),
        ("Phường Đoàn Kết, tỉnh Lai Châu, Việt Nam", certain("03388", "name")),
        ("03388 - Phường Đoàn Kết", certain("03388", "name")),
        ("Xã/Phường: Bản Bo", certain("03424", "name")),
        ("xã Nà Tăm (nay là xã Bản Bo)", certain("03424", "name")),
        ("xã Tả Lèng (xã Giang Ma cũ)", certain("03405", "name")),
        ("xã Mường Than, huyện Than Uyên (nay là xã Than Uyên)", certain("03595", "name")),
        ("xã Mường Than (mới)", certain("03618", "name")),
        ("xã Mường Than cũ", certain("03595", "former-name", "Xã Mường Than, huyện Than Uyên")),
        ("xã Mường Than (nay là xã Than Uyên)", certain("03595", "name")),
        ("Bản Lang, xã Nậm Xe", certain("03394", "former-name", "Xã Nậm Xe, huyện Phong Thổ")),
        ("bản Mường Kim, xã Than Uyên", certain("03595", "name")),
        ("Hợp tác xã Bình Lư, xã Bản Bo", certain("03424", "name")),
        ("xã Bản Bo, Tam Đường, Lai Châu", certain("03424", "name")),
        ("xã Bản Bo, bản Nà Khằm, Km 5 QL32", certain("03424", "name")),
        ("huyện Tam Đường, xã Bản Bo", OLD_BAN_BO),
        ("xã Pa Khoá", certain("03532", "former-name", "Xã Pa Khóa, huyện Sìn Hồ")),
        ("Xã Nậm Cha", certain("03517", "former-name", "Xã Nậm Cha, huyện Sìn Hồ")),
        ("xa Nam Cha, huyen Nam Nhun", certain("03472", "former-name", "Xã Nậm Chà, huyện Nậm Nhùn")),
        ("Số 5 tỉnh lộ 128, phường Tân Phong", certain("03408", "name")),
    ],
)  # fmt: skip
def test_addresses_that_name_one(text: str, answer: CommuneAnswer) -> None:
    assert find_commune(text) == answer


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Xã Mường Than", ("03595", "03618")),
        ("Mường Tè", ("03433", "03445")),
        ("Mường Tè, huyện Mường Tè", ("03433", "03445")),
        ("nam cha", ("03472", "03517")),
        ("xã Bản Bo và xã Bình Lư", ("03390", "03424")),
        ("các xã Mường Kim, Than Uyên", ("03595", "03637")),
        ("Bản Bo, Bình Lư", ("03390", "03424")),
        ("03388, xã Bình Lư", ("03388", "03390")),
        ("Bản Bo, Tam Đường", ("03390", "03424")),
        ("xã Mường Than, Than Uyên", ("03595", "03618")),
        ("Tam Đường", ("03390",)),
        ("Than Uyên, Lai Châu", ("03595",)),
        ("Bản Cẩm, Than Uyên", ("03595",)),
        ("xã Bình Lư, huyện Sìn Hồ", ("03390",)),
        ("xã Sìn Hồ, huyện Sìn Hồ", ("03478",)),
        ("giáp xã Bình Lư", ("03390",)),
        ("xã Bình Lư, Điện Biên", ("03390",)),
        ("xã Nậm Loỏng (nay là phường Đoàn Kết)", ("03388",)),
        ("xã Bản Bo, 12345", ("03424",)),
    ],
)
def test_what_is_asked(text: str, candidates: tuple[str, ...]) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        answer = find_commune(written)
        assert (answer.code, answer.found, answer.former, answer.candidates) == (None, None, None, candidates)
        assert answer.fault
        assert answer.fault.code == "commune-asked"
        for code in candidates:
            assert f"{commune_name(code, 'vi')} ({code}" in answer.fault.vi
            assert f"{commune_name(code, 'vi')} ({code}" in answer.fault.en


def test_a_district_belongs_to_the_communes_before_it() -> None:
    answer = find_commune("xã Mường Than, huyện Than Uyên, xã Bản Bo, huyện Tam Đường")
    assert answer.candidates == ("03424", "03595")
    assert answer.fault
    assert "không có đơn vị này" not in answer.fault.vi


def test_a_question_tells_both_units_and_why() -> None:
    fault = find_commune("Xã Mường Than").fault
    assert fault
    assert fault.vi == (
        "'Xã Mường Than' có thể là Xã Than Uyên (03595, gồm Xã Mường Than, huyện Than Uyên cũ) hoặc "
        "Xã Mường Than (03618); đề nghị ghi mã xã, phường hiện nay"
    )
    assert fault.en == (
        "'Xã Mường Than' may be Xã Than Uyên (03595, holds the former Xã Mường Than, huyện Than Uyên) or "
        "Xã Mường Than (03618); give today's commune code"
    )
    fault = find_commune("xã Bình Lư, huyện Sìn Hồ, giáp suối").fault
    assert fault
    assert fault.vi.startswith(
        "'xã Bình Lư, huyện Sìn Hồ, giáp suối' có thể là Xã Bình Lư (03390); không rõ phần 'giáp suối'; "
        "trước 1/7/2025 không có đơn vị này ở 'sìn hồ'; 'giáp' chỉ nơi lân cận; "
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "không nêu xã, phường nào"),
        ("TP Lai Châu", "không nêu xã, phường nào"),
        ("huyện Sìn Hồ, tỉnh Lai Châu", "không nêu xã, phường nào"),
        (
            "03386",
            f"là mã của {OLD_QUYET_THANG} trước 1/7/2025, nay thuộc Phường Đoàn Kết (03388)",
        ),
        ("3388", f"{NO_NAME}; gần giống: Phường Đoàn Kết (03388)"),
        ("99999", NO_NAME),
        ("Xã Mường Tè, tỉnh Điện Biên", "ghi 'điện biên', không thuộc tỉnh Lai Châu"),
        ("Phường Tân Phong, TP. Biên Hòa", "ghi 'biên hòa', không thuộc tỉnh Lai Châu"),
        (
            "Xã Bản Bô",
            f"{NO_NAME}; gần giống: Xã Bản Bo (03424), Xã Bản Hon, huyện Tam Đường (nay là 03430)",
        ),
        ("Phường Bình Lư", f"{NO_NAME}; gần giống: Xã Bình Lư (03390)"),
        ("Hợp tác xã Bình Lư", NO_NAME),
    ],
)
def test_what_names_none(text: str, told: str) -> None:
    answer = find_commune(text)
    assert answer == CommuneAnswer(fault=answer.fault)
    assert answer.fault
    assert (answer.fault.code, answer.fault.vi) == ("commune", f"{text!r} {told}")
    assert answer.fault.en.startswith(repr(text))


def test_divided_units_are_asked_about() -> None:
    lost = replace(next(unit for unit in FORMER if unit.full_name == "Xã Nà Tăm"), divided=True)
    tables = CommuneTables(TABLES.today, (lost, replace(lost, part_of="03390")))
    assert find_among("Xã Nà Tăm", tables).candidates == ("03390", "03424")
    once = find_among("Xã Nà Tăm, huyện Tam Đường", CommuneTables(TABLES.today, (lost,)))
    assert once.candidates == ("03424",)
    assert once.fault
    assert "đã được chia cho nhiều đơn vị" in once.fault.vi


def test_names_in_both_languages() -> None:
    assert (commune_name("03424", "vi"), commune_name("03424", "en")) == ("Xã Bản Bo", "Bản Bo commune")
    assert commune_name("03388", "en") == "Đoàn Kết ward"
    with pytest.raises(KeyError):
        commune_name("03386", "vi")


PIECES = [
    *(unit.full_name for unit in TODAY[:6]),
    *(unit.name for unit in FORMER[:40:5]),
    *(unit.full_name for unit in FORMER[::9]),
    *("huyện Tam Đường", "Than Uyên", "TP Lai Châu", "tỉnh Lai Châu", "Lai Châu", "tỉnh Điện Biên"),
    *("bản Nà Đon", "giáp", "(nay là", "cũ", "03388", "03386", "xyz"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from([", ", " - ", " ", "; "]))
def test_an_answer_is_one_of_three_and_does_not_depend_on_how_letters_are_written(
    pieces: list[str], separator: str
) -> None:
    text = separator.join(pieces)
    answer = find_commune(text)
    sure, asked = answer.code is not None, bool(answer.candidates)
    assert (answer.fault is None, answer.found is not None) == (sure, sure)
    assert not (sure and asked)
    assert set(answer.candidates) | {answer.code} <= {*TABLES.today, None}
    for other in (unicodedata.normalize("NFD", text), text.upper()):
        again = find_commune(other)
        assert (again.code, again.found, again.candidates) == (answer.code, answer.found, answer.candidates)


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    answer = find_commune(text)
    assert (answer.code is None) == (answer.fault is not None)


def test_parts_of_an_address() -> None:
    assert split_address("Tổ 1, TT Sìn Hồ (cũ), H. Sìn Hồ; nay là xã Sìn Hồ") == [
        AddressPart("tổ 1"),
        AddressPart("sìn hồ", "town", "old"),
        AddressPart("sìn hồ", "district"),
        AddressPart("sìn hồ", "commune", "today"),
    ]
    assert split_address("cac xa Ban Bo, Binh Lu") == [
        AddressPart("ban bo", "commune", None, listed=True),
        AddressPart("binh lu"),
    ]
