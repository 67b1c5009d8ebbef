"""The summary of a report: headline measures, what stands out, what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.report.chart_svg import format_number
from planparse.report.grouping import describe_years
from planparse.report.labels import KINDS, Label, find_label
from planparse.report.page import BasisGroup, FigureShown, MeasurePart, Page

HEADLINES = ("posts", "vacancy_rate", "personnel_cost", "budget_share", "development_budget", "budget_per_head")
"""The measures that a head of department looks at first."""
MOST_OUTLIERS = 8
LEAST_TOLD = 3
"""Agencies of one basis that the highest and the lowest are told of."""


@dataclass(frozen=True, slots=True)
class Card:
    """A headline measure: its middle, or where too few are alike what they range over."""

    name: str
    title: Label
    figure: str
    unit: Label
    is_median: bool
    quartiles: str
    group: Label
    peers: int
    agencies: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the summary, and the measure whose part shows it."""

    text: Label
    measure: str | None = None


def list_cards(page: Page) -> list[Card]:
    """Return the headline measures that there are figures of; of a report on other measures, its first six."""
    chosen = [part for part in page.parts if part.measure.name in HEADLINES and part.largest] or list(page.parts)
    return [_make_card(part, part.largest) for part in chosen[: len(HEADLINES)] if part.largest is not None]


def _make_card(part: MeasurePart, group: BasisGroup) -> Card:
    is_median = group.median is not None
    low, high = (show_value(value, part) for value in (group.least, group.greatest))
    span = low if low == high else f"{low}–{high}"
    figure = show_value(group.median, part) if is_median else span
    middles = (show_value(group.lower_quartile, part), show_value(group.upper_quartile, part))
    quartiles = "–".join(middles) if is_median else ""
    name, agencies = part.measure.name, part.agencies
    return Card(name, part.title, figure, part.scaled_unit, is_median, quartiles, group.label, group.ranked, agencies)


def show_value(value: float | None, part: MeasurePart) -> str:
    """Return a figure in the scaled unit of its part."""
    return "–" if value is None else format_number(value / part.scale)


def list_remarkable(page: Page) -> list[Remark]:
    """Return what stands out: figures against limits, far from their peers, the ends of a basis, and doubts."""
    found = [*_tell_limits(page), *_tell_outliers(page), *_tell_ends(page), *_tell_doubts(page)]
    return found or [Remark(Label("ไม่พบสิ่งที่เด่นออกมาจากกลุ่ม", "nothing stands out from its peers"))]


def _tell_limits(page: Page) -> Iterator[Remark]:
    for part in page.parts:
        limit = part.measure.limit
        main = [one for one in part.figures if one.is_main and one.group is None]
        if limit is None or not main:
            continue
        name = part.measure.name
        over = [one for one in main if one.value > limit]
        shown = format_number(limit)
        for one in sorted(over, key=lambda one: -one.value)[:MOST_OUTLIERS]:
            agency, value, years = _describe(page, part, one)
            yield Remark(Label(
                f"{agency}: {part.title.th} {value} เกินเพดาน {shown} ({years.th})",
                f"{agency}: {part.title.en} {value}, over the limit of {shown} ({years.en})",
            ), name)  # fmt: skip
        if not over:
            agency, value, years = _describe(page, part, max(main, key=lambda one: one.value))
            yield Remark(Label(
                f"{part.title.th}: ไม่มีหน่วยงานใดเกินเพดาน {shown} สูงสุดคือ {agency} {value} ({years.th})",
                f"{part.title.en}: no agency is over the limit of {shown}; the highest is {agency}, {value} ({years.en})",  # noqa: E501
            ), name)  # fmt: skip


def _describe(page: Page, part: MeasurePart, one: FigureShown) -> tuple[str, str, Label]:
    return page.agencies[one.agency].short, show_value(one.value, part), describe_years(one.year_first, one.year_last)


def _tell_outliers(page: Page) -> Iterator[Remark]:
    """Tell of figures more than one and a half times the distance of the quartiles away from them."""
    found = []
    for part in page.parts:
        for group in part.groups:
            low, middle, high = group.lower_quartile, group.median, group.upper_quartile
            if low is None or middle is None or high is None or high <= low:
                continue
            for one in group.figures:
                away = max(low - one.value, one.value - high) / (high - low)
                if one.is_ranked and away > 1.5:
                    found.append((away, part, group, one))
    found.sort(key=lambda item: -item[0])
    for _, part, group, one in found[:MOST_OUTLIERS]:
        agency, value, _years = _describe(page, part, one)
        middle_shown = show_value(group.median, part)
        thai = "สูงกว่า" if one.value > (group.median or 0) else "ต่ำกว่า"
        english = "far above" if one.value > (group.median or 0) else "far below"
        yield Remark(Label(
            f"{agency}: {part.title.th} {value} {part.scaled_unit.th} {thai}กลุ่มมาก (มัธยฐาน {middle_shown}, {group.label.th}, {group.ranked} แห่ง)",  # noqa: E501
            f"{agency}: {part.title.en} {value} {part.scaled_unit.en}, {english} its peers (median {middle_shown}, {group.label.en}, {group.ranked} agencies)",  # noqa: E501
        ), part.measure.name)  # fmt: skip


def _tell_ends(page: Page) -> Iterator[Remark]:
    for part in page.parts:
        group = part.largest
        if part.measure.name not in HEADLINES or group is None or group.ranked < LEAST_TOLD:
            continue
        ranked = [one for one in group.figures if one.is_ranked]
        (high, most, _), (low, least, _) = _describe(page, part, ranked[0]), _describe(page, part, ranked[-1])
        if most == least:
            continue
        yield Remark(Label(
            f"{part.title.th} ({part.scaled_unit.th}): สูงสุด {high} {most} ต่ำสุด {low} {least} จาก {group.ranked} แห่งที่เทียบกันได้ ({group.label.th})",  # noqa: E501
            f"{part.title.en} ({part.scaled_unit.en}): highest {high} {most}, lowest {low} {least}, of {group.ranked} that are alike ({group.label.en})",  # noqa: E501
        ), part.measure.name)  # fmt: skip


def _tell_doubts(page: Page) -> Iterator[Remark]:
    main = [one for part in page.parts for one in part.figures if one.is_main]
    marks = Counter(mark for one in main for mark in one.marks)
    if number := marks["differs_from_printed"]:
        yield Remark(Label(
            f"{number:,} จาก {len(main):,} ตัวเลข รวมแล้วไม่เท่ากับยอดที่แผนพิมพ์ไว้ (เครื่องหมาย D)",
            f"{number:,} of {len(main):,} figures differ from the total that the plan itself prints (mark D)",
        ))  # fmt: skip
    if number := marks["has_error_finding"]:
        yield Remark(Label(
            f"{number:,} จาก {len(main):,} ตัวเลข ใช้ข้อมูลที่พบข้อผิดพลาดในแผน (เครื่องหมาย A)",
            f"{number:,} of {len(main):,} figures rest on records in which the plan has an error (mark A)",
        ))  # fmt: skip


def list_missing(page: Page) -> list[Remark]:
    """Return what was not there: agencies without figures, measures that few have, files read in part."""
    total = len(page.agencies)
    found = []
    if page.absent:
        names = ", ".join(page.absent[:10]) + (" …" if len(page.absent) > 10 else "")
        found.append(Remark(Label(
            f"{len(page.absent):,} หน่วยงานไม่มีตัวเลขเลย: {names}", f"{len(page.absent):,} agencies have no figure at all: {names}"  # noqa: E501
        )))  # fmt: skip
    if page.empty_measures:
        thai, english = (
            ", ".join(titles)
            for titles in ([m.title_th for m in page.empty_measures], [m.title_en for m in page.empty_measures])
        )
        found.append(Remark(Label(f"ไม่มีแผนใดมีตัวเลขของ: {thai}", f"no plan has figures of: {english}")))
    rare = sorted((part for part in page.parts if part.agencies * 2 < total), key=lambda part: part.agencies)
    if rare:
        thai, english = (
            ", ".join(f"{getattr(part.title, language)} {part.agencies}/{total}" for part in rare)
            for language in ("th", "en")
        )
        found.append(
            Remark(Label(f"มีตัวเลขไม่ถึงครึ่งของหน่วยงาน: {thai}", f"fewer than half of the agencies have: {english}"))
        )
    if partial := sum(plan.state != "done" for plan in page.plans):
        found.append(Remark(Label(f"{partial:,} แฟ้มอ่านได้ไม่ครบ", f"{partial:,} files were read in part only")))
    return found or [Remark(Label("ทุกหน่วยงานมีตัวเลข", "every agency has figures"))]


def list_unlike(page: Page) -> list[Remark]:
    """Return why figures are not compared, with how many measures each reason is about."""
    counted: Counter[str] = Counter()
    for finding in page.findings:
        counted[finding.code] += finding.message.en.split(":")[0].count(",") + 1
    refused = sum(finding.code == "unlike-counts" for finding in page.findings)
    found = []
    for code, thai, english in _REASONS:
        if counted[code]:
            number = counted[code]
            found.append(Remark(Label(f"{thai}: {number} ตัววัด", f"{english}: {number} measures")))
    if refused:
        found.append(Remark(Label(
            f"ค่าใช้จ่ายต่ออัตรา: {refused} แผนนับอัตราในสองตารางไม่เท่ากัน จึงไม่คำนวณ",
            f"Cost per post: {refused} plans count unlike posts in their two tables, so it is not given",
        ), "cost_per_post"))  # fmt: skip
    return found or [Remark(Label("ตัวเลขทุกตัววัดอยู่บนฐานเดียวกัน", "all figures stand on one basis"))]


_REASONS = (
    ("unlike-years", "ปีงบประมาณต่างกัน", "unlike fiscal years"),
    ("unlike-kinds", "ประเภทหน่วยงานต่างกัน", "unlike kinds of body"),
    ("unlike-instruments", "ประเภทเอกสารต่างกัน", "unlike kinds of instrument"),
    ("unlike-forms", "อ่านจากแบบฟอร์มต่างกัน", "read from unlike forms"),
)


def count_kinds(page: Page) -> list[tuple[Label, int]]:
    """Return how many agencies of each kind there are."""
    counted = Counter(one.kind for one in page.agencies)
    return [(find_label(KINDS, kind), number) for kind, number in counted.most_common()]


def list_names(figures: Sequence[FigureShown], page: Page) -> str:
    """Return the short names of the agencies of figures, with commas."""
    return ", ".join(dict.fromkeys(page.agencies[one.agency].short for one in figures))
