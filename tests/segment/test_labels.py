from __future__ import annotations

import pytest

from planparse.segment.labels import read_label


@pytest.mark.parametrize(
    ("text", "label", "path", "rest"),
    [
        ("ส่วนที่ ๑ บททั่วไป", "ส่วนที่ ๑", (1,), "บททั่วไป"),
        ("บทที่ ๔", "บทที่ ๔", (4,), ""),
        ("หมวดที่ 2 : คุณภาพชีวิต", "หมวดที่ 2", (2,), "คุณภาพชีวิต"),
        ("ยุทธศาสตร์ที่ ๓ พัฒนาคน", "ยุทธศาสตร์ที่ ๓", (3,), "พัฒนาคน"),
        ("กลยุทธ์ที่ ๒.๑ ฝึกอบรม", "กลยุทธ์ที่ ๒.๑", (2, 1), "ฝึกอบรม"),
        ("ภาคผนวก ข คำสั่ง", "ภาคผนวก ข", (2,), "คำสั่ง"),
        ("๑. หลักการ", "๑", (1,), "หลักการ"),
        ("๑.บริหารงานบุคคล", "๑", (1,), "บริหารงานบุคคล"),
        ("๓.๑๒ แผนรายบุคคล", "๓.๑๒", (3, 12), "แผนรายบุคคล"),
        ("๑.๑) การมุ่งเน้น", "๑.๑", (1, 1), "การมุ่งเน้น"),
        ("2.3.1 เรื่องพื้นที่", "2.3.1", (2, 3, 1), "เรื่องพื้นที่"),
        ("(๑) ปฐมนิเทศ", "(๑)", (1,), "ปฐมนิเทศ"),
        ("๒) สอนงาน", "๒", (2,), "สอนงาน"),
        ("ก. ทั่วไป", "ก", (1,), "ทั่วไป"),
        ("(ข) เฉพาะ", "ข", (2,), "เฉพาะ"),
    ],
)
def test_reads_the_number_that_opens_a_line(text: str, label: str, path: tuple[int, ...], rest: str) -> None:
    found = read_label(text)
    assert found is not None
    assert (found[0].text, found[0].path, text[found[1] :]) == (label, path, rest)


@pytest.mark.parametrize(
    "text",
    [
        "๑ ตุลาคม ๒๕๖๖",
        "๒๕๖๗ - ๒๕๖๙",
        "ยุทธศาสตร์ชาติ ๒๐ ปี",
        "ก.จ. มีมติ",
        "๑.๕",
        "หมวดเงินเดือน",
        "",
        "ข้อเสนอแนะ",
    ],
)
def test_leaves_what_is_no_number_of_a_section(text: str) -> None:
    assert read_label(text) is None
