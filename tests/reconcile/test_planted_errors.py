"""Plans of our own with one planted error each: it is told at its place, and a plan without it is silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planparse import parse
from planparse.model import Finding

Rows = list[list[str]]
Edit = Callable[[Rows], object]
HEAD = "แผนอัตรากำลัง ๓ ปี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nองค์การบริหารส่วนตำบลห้วยสมมุติ\n\n"
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
YEARS = ("๒๕๖๗", "๒๕๖๘", "๒๕๖๙")
FRAME = """
สำนักปลัด อบต.
หัวหน้าสำนักปลัด (นักบริหารงานทั่วไป ระดับต้น) ; ๑ ๑ ๑ ๑ - - -
นักพัฒนาชุมชน (ปก./ชก.) ; ๑ ๒ ๒ ๒ +๑ - -
นิติกร (ปก./ชก.) ; ๑ ๑ ๑ ๑ - - -
คนงาน ; ๓ ๓ ๓ ๒ - - -๑
รวม ; ๖ ๗ ๗ ๖ +๑ - -๑
กองคลัง
นักวิชาการเงินและบัญชี (ปก./ชก.) ; ๑ ๑ ๑ ๑ - - -
เจ้าพนักงานพัสดุ (ปง./ชง.) ; ๑ ๑ ๒ ๒ - +๑ -
เจ้าพนักงานการเงินและบัญชี (ปง./ชง.) ; ๑ ๑ ๑ ๑ - - -
รวม ; ๓ ๓ ๔ ๔ - +๑ -
รวมทั้งสิ้น ; ๙ ๑๐ ๑๑ ๑๐ +๑ +๑ -๑
"""
COSTS = (("หัวหน้าสำนักปลัด", 455_760, 13_440), ("นิติกร", 355_320, 12_000), ("เจ้าพนักงานพัสดุ", 297_900, 9_720))


def _thai(number: float) -> str:
    return f"{number:,}".translate(_THAI)


def _table(header: list[str], rows: Rows) -> str:
    lines = [header, ["---"] * len(header), *(row + [""] * (len(header) - len(row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _frame(edit: Edit | None = None, title: str = "ระหว่างปี ๒๕๖๗ - ๒๕๖๙", years: tuple[str, ...] = YEARS) -> str:
    rows = [
        [name.strip(), *figures.split()]
        for name, _, figures in (line.partition(";") for line in FRAME.strip().splitlines())
    ]
    if edit:
        edit(rows)
    columns = [
        f"{name} {year}" for name in ("อัตราที่คาดว่าจะต้องใช้", "เพิ่ม/ลด") for year in (years if "ใช้" in name else YEARS)
    ]
    return f"{HEAD}๘.๒ กรอบอัตรากำลัง ๓ ปี {title}\n\n" + _table(["ส่วนราชการ", "กรอบอัตรากำลังเดิม", *columns], rows)


def _costs(edit: Edit | None = None, budget: int = 9_000_000) -> str:
    rows: Rows = []
    for at, (name, salary, step) in enumerate(COSTS):
        rows.append([_thai(at + 1), name, "", "๑", _thai(salary), *[_thai(step)] * 3])
        rows[-1] += [_thai(salary + step * times) for times in (1, 2, 3)]
    salaries, steps = sum(one[1] for one in COSTS), sum(one[2] for one in COSTS)
    sums = [salaries + steps * times for times in (1, 2, 3)]
    rows.append(["", "(๔) รวม", "", "๓", _thai(salaries), *[_thai(steps)] * 3, *map(_thai, sums)])
    empty = [""] * 6
    rows.append(["", "(๕) ประโยชน์ตอบแทนอื่น ๒๐ %", *empty, *(_thai(one // 5) for one in sums)])
    rows.append(["", "(๖) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น", *empty, *(_thai(one + one // 5) for one in sums)])
    rows.append(["", "(๗) งบประมาณรายจ่ายประจำปี", *empty, *[_thai(budget)] * 3])
    rows.append(["", "(๘) คิดเป็นร้อยละ", *empty, *(f"{120 * one / budget:.2f} %".translate(_THAI) for one in sums)])
    if edit:
        edit(rows)
    header = ["ที่", "ชื่อสายงาน", "ระดับตำแหน่ง", "จำนวนทั้งหมด", "เงินเดือน (๑)"]
    header += [f"ภาระค่าใช้จ่ายที่เพิ่มขึ้น (๒) {year}" for year in YEARS] + [f"ค่าใช้จ่ายรวม (๓) {year}" for year in YEARS]
    return f"{HEAD}๙. ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น\n\n" + _table(header, rows)


def _put(row: int, column: int, text: str) -> Edit:
    return lambda rows: rows[row].__setitem__(column, text)


def _told(text: str) -> list[Finding]:
    return [one for one in parse(text).findings if one.severity != "info"]


def _figures(text: str) -> list[tuple[object, object]]:
    return [(one.expected, one.found) for one in _told(text)]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (None, []),
        (_put(5, 2, "๙"), [(7, 9)]),
        (_put(2, 3, "๓"), [(2, 3)]),
        (_put(11, 4, "๑๑"), [(10, 11)]),
        (_put(5, 0, "ยอดรวมสำนักปลัด"), []),
        (_put(3, 1, "๐.๕"), [(None, "๐.๕")]),  # no second finding of the sums that rest on it
        (lambda rows: rows.pop(9), [(2, 3), (2, 3), (3, 4), (3, 4)]),  # the last row of the second department is gone
        (lambda rows: rows.insert(3, rows[3]), [(7, 6), (8, 7), (8, 7), (7, 6)]),
    ],
)
def test_frame(edit: Edit | None, expected: list[tuple[object, object]]) -> None:
    assert _figures(_frame(edit)) == expected


@pytest.mark.parametrize(
    ("title", "years", "expected"),
    [
        ("ระหว่างปี ๒๕๖๔ - ๒๕๖๖", YEARS, [("2567-2569", "2564-2566")]),
        ("", ("๒๕๖๗", "๒๕๖๘", "๒๕๖๖"), [("2567, 2568, 2569", "2567, 2568, 2566")]),
        ("", ("๒๕๖๗", "๒๕๖๘", "๒๕๖๘"), [("2567, 2568, 2569", "2567, 2568, 2568")]),
    ],
)
def test_years_of_the_frame(title: str, years: tuple[str, ...], expected: list[tuple[object, object]]) -> None:
    assert _figures(_frame(title=title, years=years)) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (None, []),
        (_put(1, 4, "๓๕๕,๒๓๐"), [(367_230, 367_320)]),  # the salary also spoils the sum of the salaries
        (_put(3, 9, "๑,๗๑๙,๓๐๐"), [(1_179_300, 1_719_300)]),  # benefits and percent go with the right sum
        (_put(4, 9, "๒๕๓,๘๖๐"), [(235_860, 253_860)]),
        (_put(5, 9, "๑,๔๕๑,๑๖๐"), [(1_415_160, 1_451_160)]),
        (_put(7, 9, "๑๗.๕๒ %"), [(15.72, 17.52)]),
        (_put(5, 1, "(๖) รวม"), []),
    ],
)
def test_cost_table(edit: Edit | None, expected: list[tuple[object, object]]) -> None:
    assert _figures(_costs(edit)) == expected


def test_personnel_cost_above_the_limit_is_told_once() -> None:
    [finding] = _told(_costs(budget=3_000_000))
    assert (finding.severity, finding.expected, finding.found) == ("warning", 40, 48.58)
    assert len(finding.provenance) == 3
    assert "45.77, 47.17, 48.58" in finding.message.en


PROJECTS = (
    ("อบรมกฎหมาย", 30_000, 35_000, 40_000),
    ("อบรมการเงิน", 20_000, 25_000, 15_000),
    ("ศึกษาดูงาน", 90_000, 80_000, 70_000),
)


def _projects(sums: tuple[int, ...], label: str = "รวม") -> str:
    rows = [[_thai(at + 1), name, *map(_thai, money)] for at, (name, *money) in enumerate(PROJECTS)]
    rows.insert(2, ["", "กลยุทธ์ที่ ๒ เปิดโลกทัศน์", "", "", ""])
    rows.append(["", label, *map(_thai, sums)])
    head = HEAD.replace("แผนอัตรากำลัง ๓ ปี", "แผนพัฒนาบุคลากร")
    return f"{head}ยุทธศาสตร์ที่ ๑ พัฒนาคน\n\n" + _table(["ที่", "โครงการ", *(f"งบประมาณ ปี {year}" for year in YEARS)], rows)


@pytest.mark.parametrize(
    ("sums", "label", "expected"),
    [
        ((140_000, 140_000, 125_000), "รวม", []),
        ((90_000, 80_000, 70_000), "รวม", []),  # that of the last group
        ((140_000, 140_000, 152_000), "รวม", [(125_000, 152_000)]),
        ((140_000, 125_000, 140_000), "รวม", [(140_000, 125_000), (125_000, 140_000)]),  # under each other's year
        (
            (120_000, 115_000, 110_000),
            "รวม",
            [(140_000, 120_000), (140_000, 115_000), (125_000, 110_000)],
        ),  # a row left out
    ],
)
def test_projects(sums: tuple[int, ...], label: str, expected: list[tuple[object, object]]) -> None:
    assert _figures(_projects(sums, label)) == expected
