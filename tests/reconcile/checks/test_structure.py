from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from planparse import parse
from planparse.model import Record, Resolution
from planparse.model.layout import Block, BlockKind, Contents, Instrument, Label, SectionNode, Span
from planparse.model.records import BudgetLine, Project, Strategy
from planparse.reconcile.checks import contents, dates, empty_tables, low_confidence, summaries, text_damage, years
from tests.reconcile.tables import figures, make_document, make_evidence, make_grid, make_line, notes, trace


def _section(index: int, title: str, word: str = "", number: int = 1, kind: str = "chapter") -> SectionNode:
    label = Label(f"{word} {number}", word, "word", (number,)) if word else None
    return SectionNode(index, title, label, 1, None, kind, index * 100, index * 100 + 9, index, index, index)


def test_contents_against_the_body() -> None:
    lines = [make_line(0, "๑. หลักการและเหตุผล"), make_line(1, "๒. การวิเคราะห์ค่างาน"), make_line(2, "หลักการและเหตุผล")]
    listed = [Contents("หลักการและเหตุผล", None, 1, 0), Contents("การวิเคราะห์ค่างาน", None, 2, 1)]
    found = notes(contents.CHECK, make_evidence(lines=lines, contents=listed))
    assert [note.expected for note in found] == ["การวิเคราะห์ค่างาน"]


def test_appendices_listed_behind_the_last_page_number() -> None:
    def label(word: str, value: int, printed: str) -> Label:
        return Label(f"{word} {printed}", word, "word", (value,))

    lines = [
        make_line(0, "สารบัญ"),
        make_line(1, "ส่วนที่ ๑ บทนำ ..... ๑", label("ส่วนที่", 1, "๑")),
        make_line(2, "คำสั่งแต่งตั้งคณะทำงาน", label("ภาคผนวก", 1, "ก")),
        make_line(3, "แบบติดตามผลการพัฒนา", label("ภาคผนวก", 2, "ข")),
        make_line(4, ""),
        make_line(5, "บทนำ", label("ส่วนที่", 1, "๑")),
        make_line(6, "คำสั่งแต่งตั้งคณะทำงาน", label("ภาคผนวก", 1, "ก")),
    ]
    evidence = make_evidence(lines=lines, contents=[Contents("บทนำ", lines[1].label, 1, 1)])
    blocks = (Block(BlockKind.CONTENTS, 0, 1), *evidence.layout.blocks)
    found = notes(contents.CHECK, replace(evidence, layout=replace(evidence.layout, blocks=blocks)))
    assert [note.expected for note in found] == ["ภาคผนวก ข แบบติดตามผลการพัฒนา"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("คำสั่งเทศบาลตำบลกระสัง ที่ ๑/๒๕๖๗", []),  # the order that the appendix is
        ("คำสั่งแต่งตั้งคณะทำงาน", []),
        ("แบบติดตามผล", ["ภาคผนวก คำสั่งแต่งตั้งคณะทำงาน"]),
    ],
)
def test_appendix_without_a_number(body: str, expected: list[str]) -> None:
    lines = [make_line(0, "ภาคผนวก คำสั่งแต่งตั้งคณะทำงาน ๑๔"), make_line(1, body)]
    evidence = make_evidence(lines=lines, contents=[Contents("ภาคผนวก คำสั่งแต่งตั้งคณะทำงาน", None, 14, 0)])
    orders = tuple(Instrument(1, "other", line.text, Span(0, 1), (), "order") for line in lines[1:])
    bound = orders if "ที่" in body else ()
    layout = replace(evidence.layout, instruments=(*evidence.layout.instruments, *bound))
    found = notes(contents.CHECK, replace(evidence, layout=layout))
    assert [note.expected for note in found] == expected


def test_parts_that_skip_or_begin_late() -> None:
    chapters = [_section(0, "บทนำ", "บทที่", 2), _section(1, "แผน", "บทที่", 3), _section(2, "ติดตาม", "บทที่", 5)]
    lines = [make_line(i, node.title) for i, node in enumerate(chapters)]
    found = notes(contents.CHECK, make_evidence(lines=lines, sections=chapters))
    assert [(note.expected, note.found) for note in found] == [("บทที่ 1", "บทที่ 2"), ("บทที่ 4", "บทที่ 5")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("สรุปงบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", [(2567, 2566)]),
        ("สรุปงบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", []),
        ("ผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ที่ผ่านมา", []),
        ("ยุทธศาสตร์ชาติ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐)", []),
    ],
)
def test_years_in_titles(title: str, expected: list[tuple[int, int]]) -> None:
    evidence = make_evidence(
        lines=[make_line(0, title)],
        sections=[_section(0, title, kind="titled")],
        document=make_document(fiscal_years=[2567]),
    )
    assert figures(years.CHECK, evidence) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            "progress_report",
            "ขอรายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
            [(2567, 2566)],
        ),
        ("progress_report", "ขอรายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", []),
        ("progress_report", "เปรียบเทียบกับรายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", []),
        ("management_plan", "จัดทำแผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", [(2567, 2566)]),
        ("management_plan", "ผลการดำเนินงานตามแผนการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", []),
    ],
)
def test_years_where_an_instrument_names_itself(kind: str, text: str, expected: list[tuple[int, int]]) -> None:
    evidence = make_evidence(lines=[make_line(0, text)], document=make_document(kind=kind, fiscal_years=[2567]))
    assert figures(years.CHECK, evidence) == expected


def test_year_columns_of_plan_tables_only() -> None:
    grid = make_grid(("ที่", "โครงการ", "๒๕๖๓", "๒๕๖๔"), ("๑", "ก", "/", "/"))
    plan = make_document(fiscal_years=[2566])
    assert figures(years.CHECK, make_evidence(grid=grid, document=plan, kinds={0: "projects"})) == [(2566, "2563-2564")]
    assert figures(years.CHECK, make_evidence(grid=grid, document=plan)) == []
    [note] = notes(years.CHECK, make_evidence(grid=grid, document=plan, kinds={0: "projects"}))
    assert " are of fiscal year 2563-2564" in note.en


def test_calendar_years_over_months_do_not_count() -> None:
    grid = make_grid(("ที่", "กิจกรรม", "พ.ศ. ๒๕๖๕ > ต.ค.", "พ.ศ. ๒๕๖๕ > พ.ย."), ("๑", "ก", "/", ""))
    evidence = make_evidence(grid=grid, document=make_document(fiscal_years=[2566]), kinds={0: "projects"})
    assert figures(years.CHECK, evidence) == []


def _project(ordinal: int, **fields: object) -> Project:
    base = {"id": f"project-{ordinal}", "document_id": "document-1", "provenance": trace(0, 9)}
    return Project.model_validate(base | {"name": f"โครงการ {ordinal}", "ordinal": ordinal} | fields)


def test_projects_outside_the_plan_years() -> None:
    plan = make_document(fiscal_years=[2568])
    early = _project(1, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 3, 31))
    right = _project(2, starts_on=dt.date(2024, 10, 1), ends_on=dt.date(2025, 9, 30))
    evidence = make_evidence(document=plan, records={"projects": [early, right]})
    assert figures(years.CHECK, evidence) == [(2568, 2567)]


def test_dates_out_of_order() -> None:
    before = make_document(announced_on=dt.date(2023, 9, 1), resolution=Resolution(date=dt.date(2023, 9, 25)))
    late = make_document(announced_on=dt.date(2022, 10, 14), effective_on=dt.date(2022, 10, 1))
    usual = make_document(announced_on=dt.date(2023, 10, 2), effective_on=dt.date(2023, 10, 1))
    assert figures(dates.CHECK, make_evidence(document=before)) == [("2023-09-25", "2023-09-01")]
    assert [note.severity for note in notes(dates.CHECK, make_evidence(document=late))] == ["info"]
    assert figures(dates.CHECK, make_evidence(document=usual)) == []


def test_days_that_the_calendar_lacks() -> None:
    lines = [make_line(0, "ภายในวันที่ ๓๑ กันยายน ๒๕๖๗"), make_line(1, "ภายในวันที่ ๓๐ กันยายน ๒๕๖๗")]
    assert figures(dates.CHECK, make_evidence(lines=lines)) == [(None, "๓๑ กันยายน ๒๕๖๗")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("สำนักปลัด", "", ""), ("กองคลัง", "", "")), 1),
        ((("๑. สวัสดิการเหมาะสม", "", ""), ("๒. งานตรงกับความสามารถ", "", "")), 1),
        ((("สำนักปลัด", "/", ""), ("กองคลัง", "", "")), 0),
        ((("โครงสร้างเดิม", "โครงสร้างใหม่", ""), ("ก", "ข", "")), 0),  # an unused note column
    ],
)
def test_tables_to_be_filled_in(rows: tuple[tuple[str, ...], ...], expected: int) -> None:
    grid = make_grid(("ส่วนราชการ", "มากที่สุด", "น้อย"), *rows)
    assert len(notes(empty_tables.CHECK, make_evidence(grid=grid))) == expected


def test_the_boxes_of_a_chart_are_no_empty_table() -> None:
    assert notes(empty_tables.CHECK, make_evidence(grid=make_grid(("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง")))) == []
    assert len(notes(empty_tables.CHECK, make_evidence(grid=make_grid(("ส่วนราชการ", "กองคลัง", "กองช่าง"))))) == 1


@dataclass(frozen=True)
class Repair:
    name: str
    start: int
    end: int
    before: str = "ํา"
    after: str = "ำ"


@dataclass(frozen=True)
class Oddity:
    kind: str
    count: int
    first: int = 0


def test_repairs_are_told_once_a_step() -> None:
    lines = [make_line(0, "สำนัก"), make_line(1, "กำหนด")]
    repairs = [Repair("split-sara-am", 0, 2), Repair("split-sara-am", 101, 103), Repair("markdown-escapes", 105, 106)]
    evidence = make_evidence(lines=lines, repairs=repairs, oddities=[Oddity("nul", 3)])
    found = notes(text_damage.CHECK, evidence)
    assert [(note.found, [place.line_start for place in note.provenance]) for note in found] == [(2, [1, 2]), (3, [])]


@pytest.mark.parametrize(("text", "kinds"), [("ผู้่นำ", 1), (" ้าน", 1), ("ก\ue123ข", 1), ("ผู้นำที่ดี น้ำ", 0)])
def test_characters_that_stay_impossible(text: str, kinds: int) -> None:
    assert len(notes(text_damage.CHECK, make_evidence(lines=[make_line(0, text)]))) == kinds


def test_low_confidence() -> None:
    records: dict[str, list[Record]] = {"projects": [_project(1, confidence=0.5), _project(2, confidence=0.9)]}
    assert [note.record_ids for note in notes(low_confidence.CHECK, make_evidence(records=records))] == [("project-1",)]


def test_records_of_one_line_are_told_together() -> None:
    line = BudgetLine.model_validate(
        {"id": "budget-1", "document_id": "document-1", "provenance": trace(0, 1), "confidence": 0.5}
        | {"amount": 15_000, "status": "amount", "role": "item"}
    )
    records: dict[str, list[Record]] = {"projects": [_project(1, confidence=0.5)], "budget_lines": [line]}
    found = [note.record_ids for note in notes(low_confidence.CHECK, make_evidence(records=records))]
    assert found == [("project-1", "budget-1")]


def _strategies() -> list[Strategy]:
    titles = ("พัฒนาสมรรถนะตามสายงาน", "เสริมสร้างคุณธรรมและจริยธรรม")
    base = {"document_id": "document-1", "provenance": trace(0, 1), "kind": "strategy"}
    return [
        Strategy.model_validate(base | {"id": f"strategy-{n}", "ordinal": n, "title": title})
        for n, title in enumerate(titles, start=1)
    ]


def _summary(first: str, second: str) -> tuple[tuple[str, ...], ...]:
    return (
        ("๑", "พัฒนาสมรรถนะตามสายงาน", "๒", first),
        ("๒", "เสริมสร้างคุณธรรมและจริยธรรม", "๑", second),
        ("", "รวม", "๓", "๙๐,๐๐๐"),
    )


@pytest.mark.parametrize(
    ("first", "status", "expected"),
    [
        ("๖๐,๐๐๐", "amount", []),
        ("๗๐,๐๐๐", "amount", [(60_000, 70_000)]),
        ("๗๐,๐๐๐", "unspecified", []),  # what a project leaves open may be the rest
    ],
)
def test_a_summary_against_its_projects(first: str, status: str, expected: list[tuple[int, int]]) -> None:
    projects = [
        _project(1, strategy_id="strategy-1", budget_status="amount", budget_total=60_000),
        _project(2, strategy_id="strategy-1", budget_status=status, budget_total=0 if status == "amount" else None),
        _project(1, id="project-9", strategy_id="strategy-2", budget_status="amount", budget_total=30_000),
    ]
    grid = make_grid(("ที่", "ยุทธศาสตร์", "จำนวนโครงการ", "งบประมาณ (บาท)"), *_summary(first, "๓๐,๐๐๐"))
    evidence = make_evidence(grid=grid, records={"projects": [*projects], "strategies": [*_strategies()]})
    assert figures(summaries.CHECK, evidence) == expected


@pytest.mark.parametrize(
    ("printed", "count", "second", "expected"),
    [
        ("๕๓,๐๐๐", "๒", 2, [(35_000, 53_000)]),  # figures changed round: no open project makes up for that
        ("๕๒,๐๐๐", "๒", 2, []),  # what a project leaves open may be the rest
        ("๕๓,๐๐๐", "๒", 1, [(35_000, 53_000)]),  # a number stands twice, but the summary counts as many projects
        ("๕๓,๐๐๐", "๑", 1, []),  # a number stands twice, and a row may belong elsewhere
    ],
)
def test_a_summary_with_a_slip_against_open_projects(
    printed: str, count: str, second: int, expected: list[tuple[int, int]]
) -> None:
    projects = [
        _project(1, strategy_id="strategy-1", budget_status="amount", budget_total=35_000),
        _project(second, id="project-8", strategy_id="strategy-1", budget_status="unspecified"),
        _project(1, id="project-9", strategy_id="strategy-2", budget_status="amount", budget_total=30_000),
    ]
    rows = (("๑", "พัฒนาสมรรถนะตามสายงาน", count, printed), ("๒", "เสริมสร้างคุณธรรมและจริยธรรม", "๑", "๓๐,๐๐๐"))
    grid = make_grid(("ที่", "ยุทธศาสตร์", "จำนวนโครงการ", "งบประมาณ (บาท)"), *rows, ("", "รวม", "๓", "๙๐,๐๐๐"))
    evidence = make_evidence(grid=grid, records={"projects": [*projects], "strategies": [*_strategies()]})
    assert figures(summaries.CHECK, evidence) == expected


BOUND = """แผนพัฒนาบุคลากร ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลห้วยสมมุติ

สารบัญ

ประกาศใช้แผน .................... ๑
{entry}ส่วนที่ ๑ บทนำ .................... ๒
ส่วนที่ ๒ โครงการ .................... ๓

ประกาศเทศบาลตำบลห้วยสมมุติ
เรื่อง ให้ใช้แผนพัฒนาบุคลากร ๓ ปี

ให้ใช้แผนนี้ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ เป็นต้นไป

ประกาศ ณ วันที่ ๒๐ กันยายน พ.ศ. ๒๕๖๖

(นายสมมุติ ดีเสมอ)
นายกเทศมนตรีตำบลห้วยสมมุติ

ส่วนที่ ๑ บทนำ

แผนนี้ใช้กับทุกกอง

ส่วนที่ ๒ โครงการ

ให้ทุกกองเสนอโครงการ
"""


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("", []),
        ("คำสั่งแต่งตั้งคณะทำงาน .................... ๑\n", ["คำสั่งแต่งตั้งคณะทำงาน"]),
    ],
)
def test_an_announcement_bound_in_the_file_is_not_missing(entry: str, expected: list[str]) -> None:
    missing = [finding for finding in parse(BOUND.format(entry=entry)).findings if finding.code == "missing-section"]
    assert [finding.expected for finding in missing] == expected


def test_contents_of_another_document_are_one_finding() -> None:
    entries = "".join(f"บทที่ {at} หัวข้อที่ไม่มีในเล่ม {at} ........ {at}\n" for at in range(1, 12))
    plan = parse(f"แผนพัฒนาบุคลากร\nเทศบาลตำบลห้วยสมมุติ\n\nสารบัญ\n\n{entries}\n\n\n\nข้อความอื่นของเล่มนี้\n")
    missing = [finding for finding in plan.findings if finding.code == "missing-section"]
    assert [(finding.expected, finding.found, len(finding.provenance)) for finding in missing] == [(11, 0, 11)]
