"""`compliance register validate` and `import`: what a person says of files, and what is printed of them."""

from pathlib import Path

import pytest
from typer.main import get_command

from compliance.cli.file_options import FileOptions
from compliance.cli.program import run
from compliance.cli.register import app
from compliance.sources.registers.loading import load_files
from compliance.sources.sheets.column_mapping import write_mapping

MESSY = Path(__file__).resolve().parents[2] / "samples" / "messy"
FLOW = "Mã cơ sở,Tên cơ sở,Loại hình cơ sở,Tổng lưu lượng nước thải\nGD-09,Mỏ A,Mỏ khoáng sản,1.678\n"


def options_of(name: str) -> dict[str, list[str]]:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    return {option.name: [*option.opts, option.help] for option in commands[name].params}


def test_both_commands_take_the_same_options() -> None:
    validate, import_ = options_of("validate"), options_of("import")
    assert validate.keys() - import_.keys() == {"register"}
    assert import_.keys() - validate.keys() == {"to"}
    assert {name: said for name, said in validate.items() if name != "register"} == {
        name: said for name, said in import_.items() if name != "to"
    }


def test_what_was_said_is_saved_and_used_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--tick", "x", "--tick", "a", "--save-mapping", "xa", "--mappings", str(tmp_path)]
    assert run(["register", "validate", str(MESSY / "dau-x.xlsx")]) == 2
    assert run(["register", "validate", str(MESSY / "dau-x.xlsx"), *said]) == 0
    again = ["--mapping", "xa", "--mappings", str(tmp_path)]
    assert run(["register", "import", str(MESSY / "dau-x.xlsx"), "--to", str(tmp_path / "so"), *again]) == 0
    assert f"Đã lưu cách hiểu: {tmp_path / 'xa.yaml'}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--sheet", "Trang 1"], "--sheet: found 'Trang 1'; expected NAME=VALUE"),
        (
            ["--sheet", "Trang 1=permit"],
            "--sheet: no field, table or parameter 'permit'; did you mean 'permits'?",
        ),
        (["--unit", "value=1"], "--unit: '1' of value is no unit"),
        (["--encoding", "ascii"], "--encoding: found 'ascii'; expected one of "),
        (["--save-mapping", "../xa"], "a mapping is named by letters and dashes, found '../xa'"),
    ],
)
def test_an_option_that_says_nothing_is_told(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["register", "validate", str(MESSY / "dau-x.xlsx"), *options]) == 2
    assert capsys.readouterr().err.splitlines()[1].startswith(told)


FORMER = [
    ("Phường Quyết Thắng, thành phố Lai Châu", {"vi": "Phường Đoàn Kết", "en": "Đoàn Kết ward"}, "03388", 1),
    ("Thị trấn Tam Đường, huyện Tam Đường", {"vi": "Xã Bình Lư", "en": "Bình Lư commune"}, "03390", 1),
    ("Xã Bản Bo, huyện Tam Đường", {"vi": "Xã Bản Bo", "en": "Bản Bo commune"}, "03424", 1),
    ("Xã Nà Tăm, huyện Tam Đường", {"vi": "Xã Bản Bo", "en": "Bản Bo commune"}, "03424", 2),
]


@pytest.mark.parametrize(
    ("lang", "line", "total"),
    [
        (
            "vi",
            "  tên trước 01/7/2025: «{}» → nay là {} ({}), {} dòng",
            "đã hiểu là đơn vị hiện nay (xem từng trang): 5 dòng",
        ),
        ("en", "  name before 1 July 2025: «{}» → today {} ({}), rows: {}", "today's (see each sheet): 5"),
    ],
)
def test_former_names_of_communes_are_told_with_todays(
    lang: str, line: str, total: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "xa.csv"
    more = 'GD-07,Trạm cấp nước Nà Tăm (giả định),"xã Nà Tăm, Tam Đường"\n'
    path.write_text((MESSY / "xa-cu.csv").read_text(encoding="utf-8") + more, encoding="utf-8")
    for command in (["validate"], ["import", "--to", str(tmp_path / "so")]):
        run(["register", *command, str(path), "--lang", lang])
        printed = capsys.readouterr().out.splitlines()
        told = [line.format(former, today[lang], code, rows) for former, today, code, rows in FORMER]
        assert [text for text in printed if "→" in text] == told
        assert sum(text.endswith(total) for text in printed) == 1


def test_today_s_names_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    run(["register", "validate", str(MESSY / "phieu-co-so.xlsx")])
    printed = capsys.readouterr().out
    assert "Xã Bản Bo" in printed
    assert "01/7/2025" not in printed


def test_the_lines_of_a_form_are_told_with_their_fields(capsys: pytest.CaptureFixture[str]) -> None:
    run(["register", "validate", str(MESSY / "phieu-van-ban.txt")])
    printed = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "3 1. Mã cơ sở: GD-02 Cơ sở: Mã cơ sở" in printed
    assert "8 6. Tổng lưu lượng nước thải: 12,5 m3/ngày Cơ sở: Tổng lưu lượng nước thải" in printed


def test_a_fault_in_a_form_is_told_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "phieu.txt"
    text = (MESSY / "phieu-van-ban.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("12,5 m3/ngày", "ít"), encoding="utf-8")
    assert run(["register", "validate", str(path)]) == 2
    assert f"{path} dòng 8: «Tổng lưu lượng nước thải»: 'ít': cần ghi" in capsys.readouterr().out


def test_how_a_register_is_written_says_nothing_of_files_added_to_it(tmp_path: Path) -> None:
    register, path = tmp_path / "so", tmp_path / "xa.csv"
    assert run(["register", "import", str(MESSY / "phieu-co-so.xlsx"), "--to", str(register)]) == 0
    assert "locale: iso" in (register / "register.yaml").read_text(encoding="utf-8")
    path.write_text(FLOW, encoding="utf-8")
    for paths, standing in (([path], register), ([register, path], None)):
        loading = load_files(paths, standing=standing)
        assert [problem.code for problem in loading.problems] == ["ambiguous"]
        assert loading.register.facility_ids == ["GD-01"]


def test_a_file_imported_twice_is_counted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["import", str(MESSY / "so-hai-cach.csv"), "--to", str(tmp_path / "so")]
    assert [run(["register", *told]), run(["register", *told])] == [2, 2]
    printed = capsys.readouterr().out
    assert printed.count("Tổng cộng: đã đọc 4 dòng = tiếp nhận 2 + chưa tiếp nhận 2") == 2
    assert "đang chờ sửa" not in printed
    kept = load_files([tmp_path / "so"])
    assert len(kept.files.waiting) == 2
    assert kept.register.facility_ids == ["GD-02", "GD-03"]


def test_a_rejected_row_of_another_file_with_the_same_name_waits_on(tmp_path: Path) -> None:
    path, register = tmp_path / "xa.csv", tmp_path / "so"
    for text in (FLOW, FLOW.replace("GD-09", "GD-10")):
        path.write_text(text, encoding="utf-8")
        run(["register", "import", str(path), "--to", str(register)])
    waiting = load_files([register]).files.waiting
    assert sorted(str(row.cells["facility_id"]) for row in waiting) == ["GD-09", "GD-10"]


@pytest.mark.parametrize(
    ("option", "answer"), [("--unit", "wastewater=m3/hour"), ("--column", "Địa điểm=nofield")]
)
def test_an_answer_that_names_nothing_is_told(
    option: str, answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facilities.csv"
    path.write_text("facility_id,name\nA,Nhà máy\n", encoding="utf-8")
    assert run(["register", "validate", str(path), option, answer]) == 2
    assert answer.rpartition("=")[0 if option == "--unit" else 2] in capsys.readouterr().err


FIRMS = "facility_id,name,Nước xả (lít/ngày)\nA,Nhà máy,1500\n"
DISCHARGED = "Nước xả (lít/ngày)=discharged_m3_day"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--sheet", "Tên lạ=permits"], "đã khai trang 'Tên lạ' nhưng không có trang nào tên như vậy; có:"),
        (["--column", "Nước xả=discharged_m3_day"], "đã khai cột 'Nước xả' nhưng không có tiêu đề nào"),
        (["--column", "Trang 1!name=name"], "đã khai trang 'Trang 1' nhưng"),
        (["--column", "Nhà máy=-"], "đã khai cột 'Nhà máy' nhưng"),
        (["--unit", "land_ha=m2"], "đã khai đơn vị của 'land_ha' nhưng không đọc cột nào của trường này"),
    ],
)  # fmt: skip
def test_an_answer_for_what_the_file_has_not_is_an_error_now_and_a_note_later(
    options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mappings = tmp_path / "danh-sach.csv", tmp_path / "mappings"
    path.write_text(FIRMS, encoding="utf-8")
    saved = ["--mappings", str(mappings), "--save-mapping", "xa"]
    good = ["--sheet", "danh-sach=facilities", "--column", DISCHARGED]
    assert run(["register", "validate", str(path), *good]) == 0
    capsys.readouterr()
    arguments = ["register", "import", str(path), "--to", str(tmp_path / "so"), *good]
    assert run([*arguments, *options, *saved]) == 2
    out = capsys.readouterr().out
    assert f"{path}: {told}" in out
    assert "[unused-answer]" in out
    assert not (tmp_path / "so").exists()
    assert not mappings.exists()
    write_mapping(
        mappings / "xa.yaml", FileOptions(**{options[0].removeprefix("--"): [options[1]]}).said_now()
    )
    assert run([*arguments, "--mappings", str(mappings), "--mapping", "xa"]) == 0
    assert f"Cách hiểu đã lưu «xa»: {told}" in capsys.readouterr().out
    written = (tmp_path / "so" / "facilities.csv").read_text(encoding="utf-8")
    assert written == "facility_id,name,discharged_m3_day\nA,Nhà máy,1.5\n"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("bang-ngang-thieu-don-vi.xlsx", ["--column", "Quý IV!Amoni (mg/L)=NH4-N", "--unit", "COD=mg/L",
                                          "--unit", "BOD5=mg/L", "--column", "QCVN 40:2011/BTNMT, cột B=-"]),
        ("trang-bo-qua.xlsx", ["--sheet", "Bảng tra nội bộ=-"]),
        ("phieu-dong-la.txt", ["--column", "Số fax=-"]),
        ("tieu-de-hai-dong.xlsx", ["--column", "đấu nối (m³/ngày)=connected_m3_day",
                                   "--column", "Lưu lượng nước thải tái sử dụng (m³/ngày)=reused_m3_day"]),
    ],
)  # fmt: skip
def test_an_answer_for_what_the_file_has_is_not_told(
    name: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["register", "validate", str(MESSY / name), *options])
    assert "unused-answer" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("heading", "code"),
    [("Nước xả (tấn)", "unit"), ("Nước xả (m3/giờ)", "unit-asked"), ("Nước xả (m3/ngày)", "")],
)
def test_the_unit_in_a_heading_that_a_person_explains_counts(
    heading: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facilities.csv"
    path.write_text(f"facility_id,name,{heading}\nA,Nhà máy,1500\n", encoding="utf-8")
    arguments = ["register", "validate", str(path), "--column", f"{heading}=discharged_m3_day"]
    assert run(arguments) == (2 if code else 0)
    assert f"[{code}]" in capsys.readouterr().out or not code
    assert code != "unit" or run([*arguments, "--unit", "discharged_m3_day=m3/ngày"]) == 0


def test_what_a_folder_holds_and_is_not_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "so"
    (folder / "xa-binh-lu").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "facilities.csv").write_text("facility_id,name\nA,Chè A\n", encoding="utf-8")
    (folder / "phieu.txt").write_bytes((MESSY / "phieu-van-ban.txt").read_bytes())
    (folder / "README.md").write_text("x", encoding="utf-8")
    assert run(["register", "validate", str(folder)]) == 0
    names = f"{folder / 'phieu.txt'}, {folder / 'xa-binh-lu'}"
    assert f"Không đọc thư mục con và tệp .txt trong thư mục: {names};" in capsys.readouterr().out
    assert run(["register", "validate", str(folder / "facilities.csv")]) == 0
    assert "thư mục con" not in capsys.readouterr().out


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    table = tmp_path / "facilities.csv"
    table.write_text("facility_id,name\nA,Chè A\nB,\n", encoding="utf-8")
    loading = load_files([table, tmp_path, tmp_path / "." / "facilities.csv"])
    assert {name: (count.read, count.rejected, count.repeated) for name, count in loading.counts.items()} == {
        str(table): (2, 1, 0)
    }


def test_a_saved_mapping_that_is_not_there_is_told_in_vietnamese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ["--mapping", "xa", "--mappings", str(tmp_path)]
    assert run(["register", "validate", str(MESSY / "dau-x.xlsx"), *said]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'xa.yaml'}: [unreadable] không có tệp này\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("locale: xx\n", "dòng 1: locale: nhận được 'xx'; chỉ nhận: 'vi', 'vi-point', 'iso' [value]"),
        ("titel: x\n", "dòng 1: không có mục 'titel' ở đây; có phải là 'title' không?; các mục: title,"),
        (
            "as_of: 24/11/2026\n",
            "dòng 1: as_of: nhận được '24/11/2026'; giá trị không hợp lệ: cần ghi ngày dạng",
        ),
        ("title: [a\n", "dòng 2: không đúng cách viết YAML (dấu nháy, dấu ngoặc, thụt dòng): while"),
        ("- title\n", "register.yaml dòng 1: tệp phải gồm các dòng dạng «mục: giá trị» [not-a-mapping]"),
    ],
)
def test_what_is_wrong_with_a_manifest_is_told_in_vietnamese(
    said: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "register.yaml").write_text(said, encoding="utf-8")
    (tmp_path / "facilities.csv").write_text("facility_id,name\nA,Chè A\n", encoding="utf-8")
    assert run(["register", "validate", str(tmp_path)]) == 2
    assert told in capsys.readouterr().out
