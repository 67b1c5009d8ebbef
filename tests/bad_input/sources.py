"""Sources that no clerk would type: far too long, cut off, nested without end, or made to trip a pattern up."""

from __future__ import annotations


def _run(piece: str, length: int) -> str:
    return piece * (length // len(piece))


def _lines(line: str, count: int) -> str:
    """Return lines, each with its own number in place of `#`."""
    return "".join(line.replace("#", str(number)) + "\n" for number in range(1, count + 1))


def build_runs(length: int) -> dict[str, str]:
    """Return runs of one thing, so many characters long: what grows with the square of it takes minutes."""
    return {
        "spaces": "แผน" + " " * length + "งาน",
        "no-break-spaces": "แผน" + "\u00a0" * length + "งาน",
        "zero-width-spaces": "แผน" + "\u200b" * length + "งาน",
        "tabs": "ที่\tโครงการ\n๑" + "\t" * length + "อบรม",
        "line-breaks": "แผน" + "\n" * length + "งาน",
        "form-feeds": _run("แผน\f", length),
        "dots": "สารบัญ\n\nบทที่ ๑ " + "." * length + " ๑",
        "dashes": "-" * length,
        "dashes-with-spaces": _run("- ", length),
        "bullets": _run("• ", length),
        "stars": "*" * length,
        "hashes": "#" * length,
        "pipes": "|" * length,
        "backslashes": "\\" * length,
        "underscores": "_" * length,
        "quotes": "วิสัยทัศน์\n" + _run("“", length),
        "open-brackets": "(" * length,
        "brackets": "[" * length + "]" * length,
        "open-names": _run("(นาย", length),
        "less-than": "<" * length,
        "open-tags": _run("<a", length),
        "open-attributes": "<td " + _run('a="', length),
        "open-comments": _run("<!--", length),
        "ampersands": _run("&amp", length),
        "arabic-digits": "1" * length,
        "thai-digits": "๑" * length,
        "digits-and-commas": _run("๑,", length),
        "digits-and-dots": _run("๑.", length),
        "digits-and-spaces": _run("๑ ", length),
        "digits-and-slashes": _run("๑/", length),
        "digits-before-a-word": "1" * length + "สมรรถนะหลัก",
        "years": _run("๒๕๖๗-", length),
        "eras": _run("พ.ศ. ", length),
        "dates": _run("๑ ตุลาคม ๒๕๖๖ ", length),
        "months": _run("ต.ค. ๖๖ - ", length),
        "amounts": _run("๑๐๐ บาท ", length),
        "amounts-in-words": _run("หนึ่งล้าน", length),
        "announcements": _run("ประกาศคณะกรรมการ เรื่อง ", length),
        "announced": _run("ประกาศ", length),
        "subjects": _run("เรื่อง ", length),
        "acts": _run("พระราชบัญญัติ ก ", length),
        "orders": _run("คำสั่งเทศบาล ที่ ", length),
        "circulars": _run("หนังสือ ที่ มท ๐๘๐๙.๒/ว ", length),
        "limits": _run("ไม่เกินร้อยละ ", length),
        "acting-for": _run("รักษาราชการแทน ", length),
        "strategies": _run("ยุทธศาสตร์ที่ ๑ ", length),
        "agencies": _run("เทศบาลตำบล", length),
        "labels": _run("๑.๑.๑ (๑) ก. ", length),
        "sara-am": "ก" + "ำ" * length,
        "tone-marks": "ก" + "่" * length,
        "nikhahits": "ก" + "ํ" * length + "า",
        "gaps-before-sara-aa": _run("ก า", length),
        "private-use": "\uf70a" * length,
        "one-word": _run("กขคงจฉชซ", length),
        "cell-of-paragraphs": "ก\t" + _run("<p>ก</p>", length) + "\tข\nค\tง\tจ\n",
        "cell-of-line-breaks": "ก\t" + _run("<br>", length) + "\tข\nค\tง\tจ\n",
        "cells": "\t".join(["ก"] * (length // 2)) + "\n" + "\t".join(["ข"] * (length // 2)),
    }


def build_many(rows: int) -> dict[str, str]:
    """Return texts of so many lines, points, rows or papers of one kind."""
    return {
        "lines": _lines("ข้อความบรรทัดที่ #", rows),
        "paragraphs": _lines("ข้อความย่อหน้าที่ #\n", rows),
        "headings": _lines("# หัวข้อ\n\nข้อความธรรมดาใต้หัวข้อนี้\n", rows),
        "numbered-headings": _lines("#. หัวข้อ\n\nข้อความธรรมดาใต้หัวข้อนี้ซึ่งยาวพอให้เป็นย่อหน้า\n", rows),
        "numbered-points": "พันธกิจ\n\n" + _lines("#. ทำงานที่ #", rows),
        "swot-points": "จุดแข็ง\n" + _lines("- งานที่ #", rows) + "จุดอ่อน\n- คนน้อย\n",
        "strategies": _lines("ยุทธศาสตร์ที่ # พัฒนางานที่ #\n", rows // 2),
        "announcements": _lines("ประกาศเทศบาลตำบลบ้านสมมุติ\nเรื่อง งานที่ #\n\nข้อความ\n", rows // 2),
        "memos": _lines("บันทึกข้อความ\nส่วนราชการ สำนักปลัด\nเรื่อง งานที่ #\n\nเรียน นายก\n", rows // 2),
        "signatures": _lines("(นายสมมุติ ใจงาม)\nนายกเทศมนตรี\n", rows // 2),
        "laws": _lines("พระราชบัญญัติงาน พ.ศ. ๒๕๔๒ ใช้บังคับครั้งที่ #\n", rows),
        "orders": _lines("คำสั่งเทศบาล ที่ #/๒๕๖๗ เรื่อง งานที่ # ลงวันที่ ๑ มีนาคม ๒๕๖๗\n", rows // 2),
        "page-numbers": _lines("- # -\nข้อความ\n", rows),
        "contents": "สารบัญ\n\n" + _lines("บทที่ # เรื่อง ........ #", rows),
        "project-rows": "ที่\tโครงการ\tงบประมาณ\n" + _lines("#\tอบรมรุ่นที่ #\t๑๐๐ บาท", rows),
        "pipe-rows": "| ที่ | โครงการ | งบประมาณ |\n|---|---|---|\n" + _lines("| # | อบรมรุ่นที่ # | ๑๐๐ บาท |", rows),
        "rulings-of-a-box": "+----+----+\n" * rows,
        "lines-of-one-boxed-row": "+----+----+\n| ที่ | รายการ |\n+----+----+\n"
        + "| ๑ | งาน |\n" * rows
        + "+----+----+\n",
        "html-rows": "<table>\n<tr><td>ที่</td><td>รายการ</td></tr>\n"
        + _lines("<tr><td>#</td><td>งานที่ #</td></tr>", rows)
        + "</table>\n",
        "html-rows-on-one-line": "<table>" + "<tr><td>๑</td><td>งาน</td></tr>" * rows + "</table>\n",
        "html-tables": "<table><tr><td>ที่</td><td>รายการ</td></tr><tr><td>๑</td><td>งาน</td></tr></table>\n\n"
        * (rows // 2),
        "matrix-rows": "ยุทธศาสตร์\tสำนักปลัด\tกองคลัง\tกองช่าง\tรวม\n"
        + _lines("ยุทธศาสตร์ที่ # พัฒนางานที่ #\t๑,๐๐๐\t๑,๐๐๐\t๑,๐๐๐\t๓,๐๐๐", rows // 2),
        "progress-rows": "โครงการ\tผลการดำเนินการ\tงบประมาณที่ใช้\n" + _lines("อบรมรุ่นที่ #\tทำแล้ว\t๑,๐๐๐ บาท", rows),
        "seats": "ที่\tชื่อ-สกุล\tคุณวุฒิ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเงินเดือน\n"
        + _lines("#\tนายสมมุติ# ใจงาม\tป.ตรี\t๒๓-๑-๐๐-๑๑๐๑-#\tนิติกร\tปก.\t๒๐,๐๐๐", rows),
        "totals": "รายการ\tจำนวน\n" + _lines("งานที่ #\t#\nรวม\t#", rows),
        "one-line": _run("แผนพัฒนาบุคลากร ๒๕๖๗ ", rows * 160),
    }


def build_nested(depth: int) -> dict[str, str]:
    """Return things inside things, so many levels deep."""
    return {
        "divs": "<div>" * depth + "แผน" + "</div>" * depth,
        "tables": "<table><tr><td>" * depth + "แผน" + "</td></tr></table>" * depth,
        "open-tables": "<table><tr><td>" * depth + "แผน",
        "lists-in-a-cell": "<table><tr><td>" + "<ul><li>" * depth + "แผน</td></tr></table>",
        "open-cells": "<table>" + "<td>แผน" * (depth // 2),
        "open-paragraphs": "<p>แผน" * (depth // 2),
        "open-lists": "ก\t" + "<ol><li>แผน" * (depth // 2) + "\tข",
        "wide-span": '<table><tr><td rowspan="65000" colspan="65000">แผน</td></tr><tr><td>งาน</td></tr></table>',
        "spans-in-every-row": "<table>"
        + '<tr><td rowspan="65000">แผน</td><td>งาน</td></tr>\n' * (depth // 2)
        + "</table>",
        "numbers": "".join(".".join("1" * level) + " หัวข้อ\n\n" for level in range(1, depth // 25)),
        "markdown": "".join("#" * level + " หัวข้อ\n\n" for level in range(1, depth // 25)),
        "brackets": "(" * depth + "แผน" + ")" * depth,
    }


def build_texts(length: int, rows: int, depth: int) -> dict[str, str]:
    """Return every text by its group and name."""
    groups = {"run": build_runs(length), "many": build_many(rows), "nested": build_nested(depth)}
    return {f"{group}/{name}": text for group, texts in groups.items() for name, text in texts.items()}


BYTES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "EmptySource"),
    "white-space": (b" \t\r\n\f" * 1000 + "\u00a0\u200b".encode(), "EmptySource"),
    "byte-order-mark": (b"\xef\xbb\xbf", "EmptySource"),
    "every-byte": (bytes(range(256)) * 400, "BinarySource"),
    "zeros": (b"\x00" * 100_000, "BinarySource"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\xff" * 1000, "UnsupportedFormat"),
    "archive": (b"PK\x03\x04" + b"\x14\x00\x00\x00" * 1000, "UnsupportedFormat"),
    "halved-utf-16": ("แผนพัฒนาบุคลากร".encode("utf-16")[:-1], ""),
    "cut-utf-8": (("แผนพัฒนาบุคลากร\n".encode() * 100)[:-3], ""),
    "thai-in-cp874": ("แผนพัฒนาบุคลากร ประจำปี\n".encode("cp874") * 50, ""),
    "nul-in-text": ("แผนพัฒนา\x00บุคลากร\n".encode() * 50, ""),
    "surrogates-in-utf-8": ("แผนพัฒนา\ud800บุคลากร\n".encode("utf-8", "surrogatepass") * 50, ""),
}
"""Bytes, and the class of the error that refuses them; "" where a text comes of them, or an error."""
