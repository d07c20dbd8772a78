from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_legacy_vietnamese import TEXTS, encode

from compliance.sources.faults import Fault
from compliance.sources.words.encodings import Decoded, decode
from compliance.sources.words.legacy import LEGACY, Legacy

TABLE = "Tên cơ sở;Địa chỉ\r\nCông ty Thịnh Phát;Bản Bo, xã Bản Bo\r\nMỏ đá Tà Lèng, 25 °C;\r\n"
SMALL_TABLE = "Tên;Loại\nMỏ;5 m³\n"


def no_labels(text: str) -> int:
    return 0


def labels_in(*labels: str) -> Callable[[str], int]:
    return lambda text: sum(label in text for label in labels)


def fault_of(found: Decoded | Fault) -> Fault:
    assert isinstance(found, Fault)
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n", Decoded("a,b\n", "utf-8")),
        (TABLE.encode(), Decoded(TABLE, "utf-8")),
        (TABLE.encode("utf-8-sig"), Decoded(TABLE, "utf-8", has_mark=True)),
        (b"\xff\xfe" + TABLE.encode("utf-16-le"), Decoded(TABLE, "utf-16", has_mark=True)),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), Decoded(TABLE, "utf-16", has_mark=True)),
        (TABLE.encode("utf-16-le"), Decoded(TABLE, "utf-16")),
        (TABLE.encode("utf-16-be"), Decoded(TABLE, "utf-16")),
    ],
    ids=["ASCII", "UTF-8", "UTF-8 marked", "LE marked", "BE marked", "LE", "BE"],
)
def test_unicode_is_known_by_its_mark_or_its_bytes(data: bytes, expected: Decoded) -> None:
    assert decode(data, None, no_labels) == expected


@pytest.mark.parametrize("encoding", LEGACY)
def test_the_one_encoding_that_makes_every_word_vietnamese_is_taken(encoding: Legacy) -> None:
    assert decode(encode(TABLE, encoding), None, no_labels) == Decoded(TABLE, encoding)


@pytest.mark.parametrize("encoding", LEGACY)
def test_lookalikes_saved_as_unicode_are_read_as_letters(encoding: Legacy) -> None:
    data = encode(TABLE, encoding).decode("latin-1").encode("utf-8-sig")
    expected = Decoded(TABLE, "utf-8", has_mark=True, lookalike_of=encoding)
    assert decode(data, None, no_labels) == expected
    assert [note.code for note in expected.notes()] == ["byte-order-mark", "encoding"]


@given(TEXTS, st.sampled_from(LEGACY))
def test_a_text_is_read_right_or_asked_about(text: str, encoding: Legacy) -> None:
    found = decode(encode(text, encoding), None, no_labels)
    if isinstance(found, Fault):
        assert found.code == "encoding"
    else:
        assert found.text == text


def test_signs_that_every_encoding_shares_need_no_answer() -> None:
    assert decode(b"T (\xb0C)\n25\xb15\xa0m\xb3\n", None, no_labels) == Decoded(
        "T (°C)\n25±5\u00a0m³\n", "cp1258"
    )


@pytest.mark.parametrize("data", [b"ten\nL\xfc\n", b"d\n\xd860\n", encode(SMALL_TABLE, "tcvn3")])
def test_few_words_prove_nothing(data: bytes) -> None:
    fault = fault_of(decode(data, None, no_labels))
    assert fault.code == "encoding"
    assert "utf-8, utf-16, cp1258, tcvn3, vni" in fault.en
    assert "utf-8, utf-16, cp1258, tcvn3, vni" in fault.vi


def test_a_header_understood_in_one_encoding_alone_decides() -> None:
    found = decode(encode(SMALL_TABLE, "tcvn3"), None, labels_in("Tên", "Loại"))
    assert found == Decoded(SMALL_TABLE, "tcvn3")
    ascii_label = decode(encode("name;Loại\nMỏ;x\n", "tcvn3"), None, labels_in("name"))
    assert fault_of(ascii_label).code == "encoding"


def test_a_header_does_not_outweigh_a_word_that_is_not_vietnamese() -> None:
    fault = fault_of(decode(encode(TABLE, "tcvn3") + b"Nestl\xe9", None, labels_in("Tên", "Địa chỉ")))
    assert "'Nestlé' is not Vietnamese" in fault.en
    assert "TCVN3 (ABC): 'Nestlé' không phải tiếng Việt" in fault.vi


def test_lines_that_are_not_utf_8_are_marked_where_others_are_vietnamese() -> None:
    data = b"T\xc3\xaan,n\nM\xe1\xbb\x8f,1\nB\xe1\xbb,2\n"
    assert decode(data, None, no_labels) == Decoded("Tên,n\nMỏ,1\nB\udce1\udcbb,2\n", "utf-8")


def test_more_unreadable_lines_than_readable_ones_are_no_utf_8() -> None:
    data = "Tên\n".encode() + encode("Mỏ đá\nCụm điểm\nĐường\n", "tcvn3")
    assert fault_of(decode(data, None, no_labels)).code == "encoding"


def test_valid_utf_8_that_is_not_vietnamese_does_not_carry_damaged_lines() -> None:
    assert fault_of(decode("€ 5\nm³\n".encode() + b"\xff\n", None, no_labels)).code == "encoding"


def test_lookalikes_beside_foreign_words_are_asked_about() -> None:
    data = encode(TABLE, "tcvn3").decode("latin-1").encode() + "Nestlé".encode()
    assert "cp1258, tcvn3, vni" in fault_of(decode(data, None, no_labels)).en
    stated = decode(data, "tcvn3", no_labels)
    assert stated == Decoded(TABLE + "Nestlộ", "utf-8", lookalike_of="tcvn3")


@pytest.mark.parametrize(
    ("data", "stated", "expected"),
    [
        (TABLE.encode(), "utf-8", Decoded(TABLE, "utf-8")),
        (b"a,b\n", "tcvn3", Decoded("a,b\n", "utf-8")),
        (encode(SMALL_TABLE, "tcvn3"), "tcvn3", Decoded(SMALL_TABLE, "tcvn3")),
        (encode(SMALL_TABLE, "vni"), "vni", Decoded(SMALL_TABLE, "vni")),
        ("Café\nMỏ\n".encode("utf-16"), "utf-16", Decoded("Café\nMỏ\n", "utf-16", has_mark=True)),
        (b"Caf\xe9\n", "cp1258", Decoded("Café\n", "cp1258")),
        (b"B\xb5\nM\xe1\xff\n", "tcvn3", Decoded("Bà\nMỏ\udcff\n", "tcvn3")),
    ],
)
def test_what_a_person_states_is_taken(data: bytes, stated: str, expected: Decoded) -> None:
    assert decode(data, stated, no_labels) == expected


@pytest.mark.parametrize(
    ("data", "stated"),
    [
        (TABLE.encode(), "tcvn3"),
        ("Công ty Hà Bình\n".encode(), "vni"),
        (TABLE.encode("utf-8-sig"), "utf-16"),
        (TABLE.encode("utf-16"), "utf-8"),
        (TABLE.encode("utf-16"), "cp1258"),
        (encode(TABLE, "tcvn3"), "utf-8"),
        (encode(TABLE, "tcvn3"), "utf-16"),
        (encode(TABLE, "tcvn3"), "vni"),
        (b"a,b\n", "utf-16"),
        (b"a,b\n", "latin-1"),
    ],
)
def test_what_the_bytes_cannot_be_is_refused_though_stated(data: bytes, stated: str) -> None:
    assert fault_of(decode(data, stated, no_labels)).code == "encoding"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04\x00\x00\x08\x00", "binary"),
        (b"a,b\x00\n", "binary"),
        (b"\xef\xbb\xbfa\x00", "binary"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "binary"),
        (b"\xff\xfea\x00b", "encoding"),
        (bytes(range(1, 256)), "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert fault_of(decode(data, None, no_labels)).code == code


def test_readers_are_told_of_all_but_plain_utf_8() -> None:
    assert Decoded("", "utf-8").notes() == []
    assert [note.en for note in Decoded("", "utf-16", has_mark=True).notes()] == [
        "read as UTF-16",
        "begins with the byte-order mark of UTF-16",
    ]
    assert [note.vi for note in Decoded("", "utf-8", lookalike_of="tcvn3").notes()] == [
        "chữ gõ theo bảng mã TCVN3 (ABC) đã chuyển sang Unicode"
    ]
