"""Rows of staffing tables: departments, kinds of employment, sums, posts."""

from __future__ import annotations

import pytest

from planparse.extract.staff_axes import measure_of, read_head
from planparse.extract.staff_rows import (
    Post,
    StaffGroups,
    department_id_of,
    employment_of,
    is_department,
    is_palad,
    name_unit,
    read_level,
    read_post,
    sum_of,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("๒. กองคลัง (๐๔)", "กองคลัง"),
        ("สำนักปลัด อบต. (๐๑)", "สำนักปลัด อบต."),
        ("กองช่าง (ต่อ)", "กองช่าง"),
        ("- สำนักปลัดเทศบาล :", "สำนักปลัดเทศบาล"),
        ("โรงเรียนเทศบาล ๑ (บ้านห้วย)", "โรงเรียนเทศบาล ๑ (บ้านห้วย)"),
    ],
)
def test_unit_names_lose_number_code_and_continuation(text: str, name: str) -> None:
    assert name_unit(text) == name


@pytest.mark.parametrize(
    "text", ["สำนักปลัด", "๓. กองช่าง (๐๕)", "หน่วยตรวจสอบภายใน", "ส่วนโยธา", "โรงเรียนบ้านห้วย", "ศพด.บ้านนา"]
)
def test_departments_and_facilities_head_groups(text: str) -> None:
    assert is_department(text)


@pytest.mark.parametrize(
    "text", ["ส่วนราชการ", "กองทุนหลักประกันสุขภาพ", "ผู้อำนวยการกองคลัง", "หัวหน้าสำนักปลัด", "สำนัก/กอง", "งานธุรการ", ""]
)
def test_other_wordings_head_no_department(text: str) -> None:
    assert not is_department(text)


@pytest.mark.parametrize(
    ("text", "named", "kind"),
    [
        ("พนักงานเทศบาล", True, "civil_servant"),
        ("ประเภทผู้มีทักษะ", True, "mission_employee"),
        ("พนักงานจ้างตามภาระกิจ", True, "mission_employee"),
        ("๒) พนักงานจ้างทั่วไป", True, "general_employee"),
        ("พนักงานครูเทศบาล", True, "teacher"),
        ("พนักงานจ้าง", True, None),
        ("พนักงานขับรถยนต์", False, None),
        ("คนงานทั่วไป", False, None),
    ],
)
def test_kinds_of_employment(text: str, named: bool, kind: str | None) -> None:
    assert employment_of(text) == (named, kind)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("รวม", "subtotal"),
        ("(๔) รวม", "subtotal"),
        ("รวมกองคลัง", "subtotal"),
        ("รวมทั้งสิ้น", "total"),
        ("ยอดรวมทั้งหมด", "total"),
        ("นักสังคมสงเคราะห์", None),
        ("งานรวบรวมข้อมูล", None),
    ],
)
def test_sums(text: str, role: str | None) -> None:
    assert sum_of(text) == role


def test_palad_stands_above_the_departments() -> None:
    assert is_palad("๑. ปลัดเทศบาล (นักบริหารงานท้องถิ่น ระดับกลาง)")
    assert not is_palad("หัวหน้าสำนักปลัด")


def test_a_new_department_ends_the_kind_of_employment() -> None:
    groups = StaffGroups()
    rows = ["กองคลัง", "พนักงานจ้างทั่วไป", "ฝ่ายพัสดุ", "(นักบริหารงานการคลัง ระดับต้น)", "กองช่าง"]
    kinds = [groups.enter(row) for row in rows]
    assert kinds == ["department", "employment", "division", "continuation", "department"]
    assert (groups.department, groups.employment_type) == ("กองช่าง", None)


def test_kinds_of_facilities_have_an_id() -> None:
    assert department_id_of("ศูนย์พัฒนาเด็กเล็กวัดเหนือ") == "child_centres"
    assert department_id_of("โรงเรียนเทศบาล ๒") == "schools"
    assert department_id_of("ฝ่ายใดฝ่ายหนึ่ง") is None


@pytest.mark.parametrize(
    ("title", "level", "post"),
    [
        ("นิติกร", "ปก./ชก.", Post("นิติกร", "ปก./ชก.", "legal_officer")),
        ("นิติกร (ปก./ชก.)", "", Post("นิติกร", "ปก./ชก.", "legal_officer")),
        ("นายช่างโยธาชำนาญงาน", "", Post("นายช่างโยธา", "ชำนาญงาน", "civil_works_technician")),
        ("คนงาน", "-", Post("คนงาน", None, "worker")),
        (
            "๓. หัวหน้าฝ่ายพัสดุ (นักบริหารงานการคลัง)",
            "ระดับต้น",
            Post("หัวหน้าฝ่ายพัสดุ (นักบริหารงานการคลัง)", "ต้น", "finance_administrator"),
        ),
    ],
)
def test_posts(title: str, level: str, post: Post) -> None:
    assert read_post(title, level) == post


def test_a_dash_is_no_post_and_no_level() -> None:
    assert read_post("-") is None
    assert read_level(" – ") is None


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("มีนครอง", "occupied"),
        ("จำนวนคนครอง (คน)", "occupied"),
        ("ว่าง (อัตรา)", "vacant"),
        ("กรอบอัตรากำลัง", "framework"),
        ("รวม", None),
        ("กองคลัง", None),
    ],
)
def test_measures_are_read_through_one_wrong_letter(text: str, measure: str | None) -> None:
    assert measure_of(text) == measure


def test_a_head_of_nothing_known_is_none() -> None:
    assert read_head(("ความพึงพอใจ",)) is None
    assert read_head(("หมายเหตุ",)) is None
