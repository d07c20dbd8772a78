import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.sources.words.legacy import (
    LEGACY,
    FontEncoding,
    Legacy,
    certain_lookalike,
    decode_legacy,
    decode_lookalike,
    encoding_of_font,
    is_suspect,
)
from compliance.sources.words.syllables import is_possible, is_syllable, marked_words


def listed(text: str) -> list[str]:
    return text.split(" ")


# The letters in the order of published tables, and how each shows in a program that knows only Latin-1.
SMALL = listed(
    "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ "
    "ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ"
)
TCVN3_SMALL = listed(
    "¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë Ð Ì Î Ï Ñ ª Õ Ò Ó Ô Ö Ý × Ø Ü Þ ã ß á â ä « è å æ ç é ¬ í ê ë ì î "
    "ó ï ñ ò ô \u00ad ø õ ö ÷ ù ý ú û ü þ ®"
)
VNI_SMALL = listed(
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"
)
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))

SMALL_IN = {
    "tcvn3": dict(zip(SMALL, TCVN3_SMALL, strict=True)),
    "vni": dict(zip(SMALL, VNI_SMALL, strict=True)),
}
CODES: dict[str, dict[str, str]] = {
    "tcvn3": SMALL_IN["tcvn3"] | TCVN3_CAPITALS,
    "vni": SMALL_IN["vni"] | {letter.upper(): code.upper() for letter, code in SMALL_IN["vni"].items()},
}


def encode(text: str, encoding: Legacy) -> bytes:
    if encoding == "cp1258":
        parts = []
        for letter in text:
            marks = unicodedata.normalize("NFD", letter)
            tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
            parts.append((base + tones).encode("cp1258"))
        return b"".join(parts)
    return "".join(CODES[encoding].get(letter, letter) for letter in text).encode("latin-1")


def can_hold(letter: str, encoding: Legacy) -> bool:
    return encoding != "tcvn3" or letter in CODES["tcvn3"]


ONSETS = listed("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
RHYMES = (
    "a ac ai am an ang anh ao ap at au ay ăn ăng ân âu ây e en eo ê ên êu ich iên iêu oa oai oan oăn ông "
)
RHYMES += "ôi ơ ơi ơn u uân uôi uôn uông uy uyên ư ưng ưa ươi ươn ương ươu yêu"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    onset = draw(st.sampled_from(ONSETS))
    rhyme = draw(st.sampled_from(listed(RHYMES)))
    tones = ["\u0301", "\u0323"] if rhyme.endswith(("c", "ch", "p", "t")) else TONES
    vowels = [i for i, letter in enumerate(rhyme) if unicodedata.normalize("NFD", letter)[0] in "aeiouy"]
    marked = [i for i in vowels if not rhyme[i].isascii()]
    place = (marked or vowels)[0]
    tone = draw(st.sampled_from(tones))
    return unicodedata.normalize("NFC", onset + rhyme[: place + 1] + tone + rhyme[place + 1 :])


TEXTS = st.lists(syllables(), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize("encoding", LEGACY)
def test_every_letter_comes_back_from_its_code(encoding: Legacy) -> None:
    letters = [letter for letter in [*SMALL, *map(str.upper, SMALL)] if can_hold(letter, encoding)]
    assert len(letters) == (134 if encoding != "tcvn3" else 67 + 7)
    for letter in letters:
        assert decode_legacy(encode(letter, encoding), encoding) == letter


def test_code_page_1258_writes_each_tone_apart() -> None:
    assert encode("Nậm", "cp1258") == b"N\xe2\xf2m"
    assert (
        decode_legacy(b"N\xe2\xf2m T\xe3m, T\xe0 L\xe8ng, \xd0\xddng", "cp1258") == "Nậm Tăm, Tà Lèng, ĐƯng"
    )


@given(TEXTS, st.sampled_from(LEGACY), st.booleans())
def test_a_text_of_syllables_comes_back(text: str, encoding: Legacy, title: bool) -> None:
    if title and encoding != "tcvn3":
        text = text.title()
    assert all(is_syllable(word) for word in text.split())
    data = encode(text, encoding)
    assert decode_legacy(data, encoding) == text
    assert decode_lookalike(data.decode("latin-1"), encoding) == text


@given(TEXTS, st.sampled_from(LEGACY))
def test_a_certain_encoding_is_the_right_one(text: str, encoding: Legacy) -> None:
    found = certain_lookalike([encode(text, encoding).decode("latin-1")])
    assert found in (encoding, None)


SHEET = [
    "Tên cơ sở sản xuất, kinh doanh",
    "Cụm công nghiệp phường Đoàn Kết",
    "Nước thải sau xử lý: 1.678 m³/ngày đêm, 25°C",
    "Quyết định số 12/QĐ-UBND, HĐND tỉnh",
    "Amôni, tổng nitơ (mg/l)",
]


@pytest.mark.parametrize("encoding", LEGACY)
def test_a_sheet_of_lookalikes_is_told(encoding: Legacy) -> None:
    texts = [encode(text, encoding).decode("latin-1") for text in SHEET]
    assert certain_lookalike(texts) == encoding
    assert is_suspect(texts)
    assert [decode_lookalike(text, encoding) for text in texts] == SHEET


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["PX-1", "1.678", "no marks at all"],
        SHEET,
        ["Công ty Hà Bình", "Bà Lò Thanh Hà", "Tà Lèng", "m³", "µg/m³", "25 °C", "± 0,5", "2 × 3"],
        ["Ø60", "Ø", "µ"],
        ["Lü", "Bö"],
        ["Müller & Löwe GmbH", "Société Générale", "São Paulo", "Ångström"],
        ["Trung tâm ­xử ­lý"],
    ],
    ids=["none", "ascii", "Unicode", "Latin-1 letters", "signs", "few", "foreign", "soft hyphens"],
)
def test_texts_that_stand_for_themselves_stay(texts: list[str]) -> None:
    assert certain_lookalike(texts) is None
    assert not is_suspect(texts)


def test_one_foreign_word_makes_lookalikes_uncertain_and_suspect() -> None:
    texts = [encode(text, "tcvn3").decode("latin-1") for text in SHEET]
    assert certain_lookalike([*texts, "Nestlé"]) is None
    assert is_suspect([*texts, "Nestlé"])


def test_two_encodings_in_one_sheet_are_suspect() -> None:
    old = [encode(text, "tcvn3").decode("latin-1") for text in SHEET]
    assert certain_lookalike([*old, *SHEET]) is None
    assert is_suspect([*old, *SHEET])


def test_punctuation_of_the_fonts_is_kept() -> None:
    assert decode_lookalike("“Côm” – 5…", "tcvn3") == "“Cụm” – 5…"
    assert decode_lookalike("\x93C«ng ty\x94 \x96 CO₂ ≥ 5", "tcvn3") == "“Công ty” – CO₂ ≥ 5"
    assert decode_legacy(b"\x93Co\xe2ng ty\x94", "vni") == "“Công ty”"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_letter_or_code_of_another_encoding_is_refused(encoding: Legacy) -> None:
    with pytest.raises(ValueError, match="stands for itself"):
        decode_lookalike("Nậm Tăm", encoding)
    with pytest.raises(ValueError, match="0xff has no meaning"):
        decode_lookalike("ÿ", encoding)
    assert decode_legacy(b"a\xff", encoding) == "a\udcff"


def test_a_mark_of_vni_without_its_vowel_has_no_meaning() -> None:
    assert decode_legacy("Ø60 téc".encode("latin-1"), "vni") == "\udcd860 t\udce9c"


def test_capitals_of_tcvn3_are_small_letters_in_another_font() -> None:
    assert decode_lookalike("céng hßa x· héi", "tcvn3", capitals=True) == "CỘNG HÒA XÃ HỘI"
    assert decode_lookalike("CéNG HßA", "tcvn3") == "CộNG HòA"


@pytest.mark.parametrize(
    ("font", "found"),
    [
        (".VnTime", FontEncoding("tcvn3", capitals=False)),
        (".VnArialH", FontEncoding("tcvn3", capitals=True)),
        (".vntime", FontEncoding("tcvn3", capitals=False)),
        ("VNI-Helve", FontEncoding("vni", capitals=False)),
        ("Vni 18", None),
        ("Arial", None),
    ],
)
def test_a_font_tells_what_it_was_made_for(font: str, found: FontEncoding | None) -> None:
    assert encoding_of_font(font) == found


@pytest.mark.parametrize(
    "word",
    listed(
        "Lai Châu Sìn Hồ Mường Tè Nậm Nhùn Than Uyên Tủa Sín Chải Pắc Ta Noong Hẻo Khoen On Pa Vệ Sủ Dào San "
        "nghiêng khuỷu khuya ngoằn ngoèo quốc quyết giếng gì thuở hươu rượu tuýp Đăk Đắk quý qúy hòa hoà"
    ),
)
def test_syllables_and_names_are_possible(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", listed("Nhµ caù Coâng ñaát cầt bả́n Mờng ngướ strà aoếi Lü é́ ń"))
def test_other_letters_are_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_words_end_at_what_no_encoding_makes_a_letter() -> None:
    text = "Số 12/QĐ-UBND“Hồ”Thầu\u00a0Tà→Lèng \ufeffCO₂e;25°C m³\nPX"
    assert marked_words(text) == {"Số", "QĐ", "Hồ", "Thầu", "Tà", "Lèng", "°C", "m³"}
    assert all(is_possible(word) for word in marked_words(text))


def test_a_word_of_ten_million_letters_is_looked_at_once() -> None:
    assert marked_words("a" * 10_000_000 + " và") == {"và"}
    assert certain_lookalike(["é" * 10_000_000]) is None
