"""Methods of development: pairs, codes with a legend, names."""

from __future__ import annotations

import pytest

from planparse.extract.methods import read_legend, read_lined_legend, read_methods
from planparse.lexicon.wording import load_wording

WORDS = load_wording("forms/development_needs")
LEGEND = {"1": "ศึกษาด้วยตนเอง", "2": "ฝึกอบรม", "3": "สอนงาน"}
LETTERS = {"T": "ฝึกอบรม", "OJT": "สอนงาน", "ก": "ดูงาน"}


@pytest.mark.parametrize(
    ("cell", "methods"),
    [
        ("๑ = ศึกษาด้วยตนเอง ๒= ฝึกอบรม ๑๐ = วิธีอื่น ๆ □", [(1, "ศึกษาด้วยตนเอง"), (2, "ฝึกอบรม"), (10, "วิธีอื่น ๆ")]),
        ("๑, ๓", [(1, "ศึกษาด้วยตนเอง"), (3, "สอนงาน")]),
        ("๑ - ๓", [(1, "ศึกษาด้วยตนเอง"), (2, "ฝึกอบรม"), (3, "สอนงาน")]),
        ("๑ และ ๙", [(1, "ศึกษาด้วยตนเอง"), (9, "9")]),
        ("ฝึกอบรม", [(2, "ฝึกอบรม")]),
        ("ดูงาน, ฝึกอบรม", [(None, "ดูงาน"), (2, "ฝึกอบรม")]),
        ("- ดูงาน - สัมมนา", [(None, "ดูงาน"), (None, "สัมมนา")]),
        ("-", []),
    ],
)
def test_reads_a_cell(cell: str, methods: list[tuple[int | None, str]]) -> None:
    assert [(method.code, method.name) for method in read_methods(cell, LEGEND, WORDS)] == methods


def test_legend_needs_more_than_one_pair() -> None:
    assert read_legend(["รหัส : ๑ = ฝึกอบรม ๒ = ดูงาน", "๓ = สอนงาน"], WORDS) == {"1": "ฝึกอบรม", "2": "ดูงาน"}
    assert read_legend(["๒ = ๑ + ๑"], WORDS) == {}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("T = ฝึกอบรม OJT = สอนงาน", ["ฝึกอบรม", "สอนงาน"]),
        ("T, OJT", ["ฝึกอบรม", "สอนงาน"]),
        ("T และ ก", ["ฝึกอบรม", "ดูงาน"]),
        ("ICT", ["ICT"]),
        ("อบรม ICT", ["อบรม ICT"]),
        ("T, Z", ["T", "Z"]),
    ],
)
def test_letters_stand_for_methods_where_the_legend_has_all_of_them(cell: str, names: list[str]) -> None:
    methods = read_methods(cell, LETTERS, WORDS)
    assert [method.name for method in methods] == names
    assert all(method.code is None for method in methods)


def test_a_legend_of_letters() -> None:
    assert read_legend(["วิธีที่ใช้ ก = ฝึกอบรม ข = ดูงาน OJT = สอนงาน"], WORDS) == {
        "ก": "ฝึกอบรม",
        "ข": "ดูงาน",
        "OJT": "สอนงาน",
    }
    assert read_legend(["แผนพัฒนารายบุคคล (IDP) หมายถึง แผนของแต่ละคน"], WORDS) == {}


def test_a_scale_is_no_legend_before_one_that_names_methods() -> None:
    scale, methods = "(๕ = มากที่สุด ๑ = น้อยที่สุด)", "๑ = ฝึกอบรม ๒ = ดูงาน"
    assert read_legend([scale, methods], WORDS) == {"1": "ฝึกอบรม", "2": "ดูงาน", "5": "มากที่สุด"}


@pytest.mark.parametrize(
    ("lines", "legend"),
    [
        (["รหัสที่ใช้", "รหัส ๑ = ปฐมนิเทศ", "รหัส ๒ = ดูงาน", "ตารางที่ ๔"], {"1": "ปฐมนิเทศ", "2": "ดูงาน"}),
        (["- หมายเลข 1 หมายถึง การสอนงาน", "- หมายเลข 2 หมายถึง การดูงาน"], {"1": "การสอนงาน", "2": "การดูงาน"}),
        (["A : ฝึกอบรม", "B : สอนงาน"], {"A": "ฝึกอบรม", "B": "สอนงาน"}),
        (["ก คือ ฝึกอบรม", "ข คือ เรียนรู้ด้วยตนเอง"], {"ก": "ฝึกอบรม", "ข": "เรียนรู้ด้วยตนเอง"}),
        (["๑ = น้อย", "๒ = ปานกลาง", "๓ = มาก"], {}),
        (["รหัส ๑ = ปฐมนิเทศ", "ตารางที่ ๔", "รหัส ๒ = ดูงาน"], {}),
        (["๑. การฝึกอบรม", "๒. การดูงาน"], {}),
    ],
)
def test_a_legend_of_lines(lines: list[str], legend: dict[str, str]) -> None:
    assert read_lined_legend(lines, WORDS) == legend
