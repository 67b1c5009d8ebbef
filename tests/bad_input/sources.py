"""Sources that no clerk would type: far too long, cut off, nested without end, or made to trip a pattern up."""

from __future__ import annotations

LENGTH = 100_000
"""Characters of a run that a pattern might trip over; what grows with the square of it takes minutes."""
ROWS = 50_000


def _run(piece: str, length: int = LENGTH) -> str:
    return piece * (length // len(piece))


def _lines(line: str, count: int) -> str:
    """Return lines, each with its own number in place of `#`."""
    return "".join(line.replace("#", str(number)) + "\n" for number in range(1, count + 1))


RUNS = {
    "spaces": "แผน" + " " * LENGTH + "งาน",
    "no-break-spaces": "แผน" + "\u00a0" * LENGTH + "งาน",
    "zero-width-spaces": "แผน" + "\u200b" * LENGTH + "งาน",
    "tabs": "ที่\tโครงการ\n๑" + "\t" * LENGTH + "อบรม",
    "line-breaks": "แผน" + "\n" * LENGTH + "งาน",
    "form-feeds": _run("แผน\f"),
    "dots": "สารบัญ\n\nบทที่ ๑ " + "." * LENGTH + " ๑",
    "dashes": "-" * LENGTH,
    "dashes-with-spaces": _run("- "),
    "bullets": _run("• "),
    "stars": "*" * LENGTH,
    "hashes": "#" * LENGTH,
    "pipes": "|" * LENGTH,
    "backslashes": "\\" * LENGTH,
    "underscores": "_" * LENGTH,
    "quotes": "วิสัยทัศน์\n" + _run("“"),
    "open-brackets": "(" * LENGTH,
    "brackets": "[" * LENGTH + "]" * LENGTH,
    "open-names": _run("(นาย"),
    "less-than": "<" * LENGTH,
    "open-tags": _run("<a"),
    "open-attributes": "<td " + _run('a="'),
    "open-comments": _run("<!--"),
    "ampersands": _run("&amp"),
    "arabic-digits": "1" * LENGTH,
    "thai-digits": "๑" * LENGTH,
    "digits-and-commas": _run("๑,"),
    "digits-and-dots": _run("๑."),
    "digits-and-spaces": _run("๑ "),
    "digits-and-slashes": _run("๑/"),
    "digits-before-a-word": "1" * LENGTH + "สมรรถนะหลัก",
    "years": _run("๒๕๖๗-"),
    "eras": _run("พ.ศ. "),
    "dates": _run("๑ ตุลาคม ๒๕๖๖ "),
    "months": _run("ต.ค. ๖๖ - "),
    "amounts": _run("๑๐๐ บาท "),
    "amounts-in-words": _run("หนึ่งล้าน"),
    "announcements": _run("ประกาศคณะกรรมการ เรื่อง "),
    "announced": _run("ประกาศ"),
    "subjects": _run("เรื่อง "),
    "acts": _run("พระราชบัญญัติ ก "),
    "orders": _run("คำสั่งเทศบาล ที่ "),
    "circulars": _run("หนังสือ ที่ มท ๐๘๐๙.๒/ว "),
    "limits": _run("ไม่เกินร้อยละ "),
    "acting-for": _run("รักษาราชการแทน "),
    "strategies": _run("ยุทธศาสตร์ที่ ๑ "),
    "agencies": _run("เทศบาลตำบล"),
    "labels": _run("๑.๑.๑ (๑) ก. "),
    "sara-am": "ก" + "ำ" * LENGTH,
    "tone-marks": "ก" + "่" * LENGTH,
    "nikhahits": "ก" + "ํ" * LENGTH + "า",
    "gaps-before-sara-aa": _run("ก า"),
    "private-use": "\uf70a" * LENGTH,
    "one-word": _run("กขคงจฉชซ"),
    "cell-of-paragraphs": "ก\t" + _run("<p>ก</p>") + "\tข\nค\tง\tจ\n",
    "cell-of-line-breaks": "ก\t" + _run("<br>") + "\tข\nค\tง\tจ\n",
    "cells": "\t".join(["ก"] * (LENGTH // 2)) + "\n" + "\t".join(["ข"] * (LENGTH // 2)),
}
"""Runs of one thing."""

MANY = {
    "lines": _lines("ข้อความบรรทัดที่ #", ROWS // 2),
    "paragraphs": _lines("ข้อความย่อหน้าที่ #\n", ROWS // 2),
    "headings": _lines("# หัวข้อ\n\nข้อความธรรมดาใต้หัวข้อนี้\n", ROWS // 5),
    "numbered-headings": _lines("#. หัวข้อ\n\nข้อความธรรมดาใต้หัวข้อนี้ซึ่งยาวพอให้เป็นย่อหน้า\n", ROWS // 5),
    "numbered-points": "พันธกิจ\n\n" + _lines("#. ทำงานที่ #", ROWS // 2),
    "swot-points": "จุดแข็ง\n" + _lines("- งานที่ #", ROWS // 2) + "จุดอ่อน\n- คนน้อย\n",
    "strategies": _lines("ยุทธศาสตร์ที่ # พัฒนางานที่ #\n", ROWS // 10),
    "announcements": _lines("ประกาศเทศบาลตำบลบ้านสมมุติ\nเรื่อง งานที่ #\n\nข้อความ\n", ROWS // 10),
    "memos": _lines("บันทึกข้อความ\nส่วนราชการ สำนักปลัด\nเรื่อง งานที่ #\n\nเรียน นายก\n", ROWS // 10),
    "signatures": _lines("(นายสมมุติ ใจงาม)\nนายกเทศมนตรี\n", ROWS // 10),
    "laws": _lines("พระราชบัญญัติงาน พ.ศ. ๒๕๔๒ ใช้บังคับครั้งที่ #\n", ROWS // 5),
    "orders": _lines("คำสั่งเทศบาล ที่ #/๒๕๖๗ เรื่อง งานที่ # ลงวันที่ ๑ มีนาคม ๒๕๖๗\n", ROWS // 10),
    "page-numbers": _lines("- # -\nข้อความ\n", ROWS // 2),
    "contents": "สารบัญ\n\n" + _lines("บทที่ # เรื่อง ........ #", ROWS // 5),
    "project-rows": "ที่\tโครงการ\tงบประมาณ\n" + _lines("#\tอบรมรุ่นที่ #\t๑๐๐ บาท", ROWS),
    "pipe-rows": "| ที่ | โครงการ | งบประมาณ |\n|---|---|---|\n" + _lines("| # | อบรมรุ่นที่ # | ๑๐๐ บาท |", ROWS // 2),
    "html-rows": "<table>\n<tr><td>ที่</td><td>รายการ</td></tr>\n"
    + _lines("<tr><td>#</td><td>งานที่ #</td></tr>", ROWS // 2)
    + "</table>\n",
    "html-rows-on-one-line": "<table>" + "<tr><td>๑</td><td>งาน</td></tr>" * ROWS + "</table>\n",
    "html-tables": "<table><tr><td>ที่</td><td>รายการ</td></tr><tr><td>๑</td><td>งาน</td></tr></table>\n\n"
    * (ROWS // 10),
    "matrix-rows": "ยุทธศาสตร์\tสำนักปลัด\tกองคลัง\tกองช่าง\tรวม\n"
    + _lines("ยุทธศาสตร์ที่ # พัฒนางานที่ #\t๑,๐๐๐\t๑,๐๐๐\t๑,๐๐๐\t๓,๐๐๐", ROWS // 10),
    "progress-rows": "โครงการ\tผลการดำเนินการ\tงบประมาณที่ใช้\n" + _lines("อบรมรุ่นที่ #\tทำแล้ว\t๑,๐๐๐ บาท", ROWS // 2),
    "seats": "ที่\tชื่อ-สกุล\tคุณวุฒิ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเงินเดือน\n"
    + _lines("#\tนายสมมุติ# ใจงาม\tป.ตรี\t๒๓-๑-๐๐-๑๑๐๑-#\tนิติกร\tปก.\t๒๐,๐๐๐", ROWS // 2),
    "totals": "รายการ\tจำนวน\n" + _lines("งานที่ #\t#\nรวม\t#", ROWS // 2),
    "one-line": _run("แผนพัฒนาบุคลากร ๒๕๖๗ ", 5_000_000 // 3),
}
"""Many of one thing; `one-line` is 5 MB."""

NESTED = {
    "divs": "<div>" * 10_000 + "แผน" + "</div>" * 10_000,
    "tables": "<table><tr><td>" * 10_000 + "แผน" + "</td></tr></table>" * 10_000,
    "open-tables": "<table><tr><td>" * 10_000 + "แผน",
    "lists-in-a-cell": "<table><tr><td>" + "<ul><li>" * 10_000 + "แผน</td></tr></table>",
    "open-cells": "<table>" + "<td>แผน" * 5_000,
    "open-paragraphs": "<p>แผน" * 5_000,
    "open-lists": "ก\t" + "<ol><li>แผน" * 5_000 + "\tข",
    "wide-span": '<table><tr><td rowspan="65000" colspan="65000">แผน</td></tr><tr><td>งาน</td></tr></table>',
    "spans-in-every-row": "<table>" + '<tr><td rowspan="65000">แผน</td><td>งาน</td></tr>\n' * 5_000 + "</table>",
    "numbers": "".join(".".join("1" * depth) + " หัวข้อ\n\n" for depth in range(1, 400)),
    "markdown": "".join("#" * depth + " หัวข้อ\n\n" for depth in range(1, 400)),
    "brackets": "(" * 10_000 + "แผน" + ")" * 10_000,
}
"""Things inside things."""

TEXTS: dict[str, str] = {
    f"{group}/{name}": text
    for group, texts in (("run", RUNS), ("many", MANY), ("nested", NESTED))
    for name, text in texts.items()
}

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
