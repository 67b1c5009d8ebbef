"""Words of the report in Thai and in English: kinds, forms, units, what is counted, marks, and measures in Thai."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.comparison import MARKS


@dataclass(frozen=True, slots=True)
class Label:
    """A word or a sentence in both languages."""

    th: str
    en: str


UNKNOWN = Label("ไม่ระบุ", "not stated")
KINDS: dict[str, Label] = {
    "pao": Label("อบจ.", "PAO (อบจ.)"),
    "city_municipality": Label("เทศบาลนคร", "city municipality"),
    "town_municipality": Label("เทศบาลเมือง", "town municipality"),
    "subdistrict_municipality": Label("เทศบาลตำบล", "subdistrict municipality"),
    "sao": Label("อบต.", "SAO (อบต.)"),
    "special": Label("รูปแบบพิเศษ", "special body"),
    "central": Label("ส่วนกลาง", "central body"),
}
INSTRUMENTS: dict[str, Label] = {
    "manpower_plan": Label("แผนอัตรากำลัง", "manpower plan"),
    "development_plan": Label("แผนพัฒนาบุคลากร", "development plan"),
    "management_plan": Label("แผนบริหารทรัพยากรบุคคล", "management plan"),
    "hr_policy": Label("นโยบายทรัพยากรบุคคล", "HR policy"),
    "progress_report": Label("รายงานผล", "progress report"),
    "announcement": Label("ประกาศ", "announcement"),
    "memo": Label("บันทึกข้อความ", "memo"),
    "assessment_criteria": Label("หลักเกณฑ์การประเมิน", "assessment criteria"),
    "other": Label("เอกสารอื่น", "other instrument"),
}
FORMS: dict[str, Label] = {
    "staffing_summary": Label("ตารางสรุปอัตรากำลัง", "summary of posts"),
    "staffing_frame": Label("กรอบอัตรากำลัง ๓ ปี", "three-year frame of posts"),
    "incumbents": Label("บัญชีจัดคนลงสู่ตำแหน่ง", "list of seats"),
    "personnel_costs": Label("ตารางภาระค่าใช้จ่าย", "cost table"),
    "projects": Label("ตารางโครงการ", "project table"),
    "budget_matrix": Label("ตารางงบประมาณรวม", "budget matrix"),
    "indicators": Label("ตารางตัวชี้วัด", "indicators"),
    "competencies": Label("รายการสมรรถนะ", "competencies"),
    "development_needs": Label("แผนพัฒนารายบุคคล", "individual development plans"),
    "strategies": Label("ยุทธศาสตร์และด้าน", "strategies and areas"),
}
UNITS: dict[str, Label] = {
    "posts": Label("อัตรา", "posts"),
    "percent": Label("%", "%"),
    "baht": Label("บาท", "baht"),
    "baht_per_post": Label("บาทต่ออัตรา", "baht per post"),
    "baht_per_head": Label("บาทต่อคน", "baht per head"),
    "baht_per_project": Label("บาทต่อโครงการ", "baht per project"),
    "count": Label("รายการ", "items"),
}
COUNTED: dict[str, Label] = {
    "posts": Label("อัตราทั้งหมด", "all posts"),
    "occupied_posts": Label("อัตราที่มีคนครอง", "occupied posts"),
    "vacant_posts": Label("อัตราว่าง", "vacant posts"),
    "share_of_posts_vacant": Label("อัตราว่างต่ออัตราทั้งหมด", "vacant out of all posts"),
    "posts_required": Label("อัตราที่ต้องการ", "posts required"),
    "change_of_posts": Label("อัตราปีสุดท้ายหักกรอบปัจจุบัน", "last year less current frame"),
    "salaries": Label("เงินเดือน", "salaries"),
    "salaries_and_benefits": Label("เงินเดือนและประโยชน์ตอบแทนอื่น", "salaries and other benefits"),
    "salaries_and_benefits_per_post": Label("เงินเดือนและประโยชน์ตอบแทนต่ออัตรา", "salaries and benefits per post"),
    "share_of_yearly_budget": Label("ต่องบประมาณรายจ่ายประจำปี", "out of the yearly budget"),
    "development_budget": Label("งบของโครงการ", "budgets of projects"),
    "development_budget_per_occupied_post": Label("งบของโครงการต่ออัตราที่มีคนครอง", "project budgets per occupied post"),
    "budget_of_projects_with_an_amount": Label("เฉพาะโครงการที่ระบุวงเงิน", "projects that name a sum"),
    "projects": Label("โครงการและกิจกรรม", "projects and activities"),
    "share_of_projects_without_budget": Label("โครงการที่ไม่ใช้งบ ต่อโครงการที่บอกว่าใช้หรือไม่", "without money, out of those that say"),  # noqa: E501
    "indicators": Label("ตัวชี้วัด", "indicators"),
    "share_of_indicators_with_target": Label("ตัวชี้วัดที่มีเป้าหมาย", "indicators with a target"),
    "targets_in_percent": Label("เป้าหมายที่เป็นร้อยละ", "targets in percent"),
    "competencies": Label("สมรรถนะที่ไม่ซ้ำกัน", "unlike competencies"),
    "skills_demanded": Label("เรื่องที่ไม่ซ้ำกัน", "unlike wordings"),
    "policy_areas": Label("ด้านที่ไม่ซ้ำกัน", "unlike areas"),
    "hr_scorecard_dimensions": Label("มิติที่กล่าวถึงจากห้ามิติ", "dimensions named, of five"),
}  # fmt: skip
DIMENSIONS: dict[str, Label] = {
    "agency": Label("หน่วยงาน", "agency"),
    "province": Label("จังหวัด", "province"),
    "kind": Label("ประเภทหน่วยงาน", "kind of body"),
    "department": Label("ส่วนราชการ", "department"),
    "position": Label("ตำแหน่ง", "position"),
    "employment_type": Label("ประเภทบุคลากร", "employment type"),
    "category": Label("ประเภทตำแหน่ง", "position category"),
    "level": Label("ระดับ", "level"),
    "strategy": Label("ยุทธศาสตร์", "strategy"),
    "competency_group": Label("กลุ่มสมรรถนะ", "competency group"),
    "year": Label("ปี", "year"),
}
GROUPS: dict[str, Label] = {
    "-": Label("ไม่ระบุ", "not stated"),
    "civil_servant": Label("ข้าราชการหรือพนักงานส่วนท้องถิ่น", "civil servants"),
    "teacher": Label("ครูและบุคลากรทางการศึกษา", "teachers"),
    "permanent_employee": Label("ลูกจ้างประจำ", "permanent employees"),
    "mission_employee": Label("พนักงานจ้างตามภารกิจ", "mission employees"),
    "general_employee": Label("พนักงานจ้างทั่วไป", "general employees"),
    "executive": Label("บริหารท้องถิ่น (ปลัดและรองปลัด)", "executive (ปลัด)"),
    "director": Label("อำนวยการท้องถิ่น", "directors"),
    "academic": Label("วิชาการ", "academic"),
    "general": Label("ทั่วไป", "general"),
    "core": Label("สมรรถนะหลัก", "core"),
    "managerial": Label("สมรรถนะประจำผู้บริหาร", "managerial"),
    "functional": Label("สมรรถนะประจำสายงาน", "functional"),
}
LISTS: dict[str, Label] = {
    "staffing": Label("กรอบอัตรากำลัง", "staffing"),
    "personnel_costs": Label("ค่าใช้จ่ายด้านบุคคล", "personnel costs"),
    "incumbents": Label("บัญชีจัดคนลงสู่ตำแหน่ง", "seats"),
    "strategies": Label("ยุทธศาสตร์", "strategies"),
    "projects": Label("โครงการ", "projects"),
    "budget_lines": Label("รายการงบประมาณ", "budget lines"),
    "indicators": Label("ตัวชี้วัด", "indicators"),
    "competencies": Label("สมรรถนะ", "competencies"),
    "development_needs": Label("ความต้องการพัฒนา", "development needs"),
}
PARTS: dict[str, Label] = {
    "item": Label("นำมารวม", "added"),
    "printed": Label("ยอดรวมที่พิมพ์", "printed total"),
    "divisor": Label("ตัวหาร", "divisor"),
}
SIZES: dict[str, Label] = {
    "under 50": Label("ไม่ถึง 50 อัตรา", "under 50 posts"),
    "50-99": Label("50–99 อัตรา", "50–99 posts"),
    "100-199": Label("100–199 อัตรา", "100–199 posts"),
    "200-499": Label("200–499 อัตรา", "200–499 posts"),
    "500 and more": Label("500 อัตราขึ้นไป", "500 posts and more"),
}
SEVERITIES: dict[str, Label] = {
    "error": Label("ผิดพลาด", "error"),
    "warning": Label("ควรตรวจ", "check"),
    "info": Label("ควรทราบ", "note"),
}
SIGNS = dict(zip(MARKS, "ABCDEFGHIJKLMNOP", strict=False))
"""The letter that stands for a mark."""
MARK_LABELS: dict[str, Label] = {name: Label(thai, english) for name, (thai, english) in MARKS.items()}
DEFINITIONS_TH: dict[str, str] = {
    "posts": "อัตราในกรอบที่ใช้อยู่ขณะทำแผน ทั้งที่มีคนครองและที่ว่าง",
    "occupied": "อัตราในกรอบปัจจุบันที่มีคนครอง",
    "vacancies": "อัตราในกรอบปัจจุบันที่แผนบอกว่าว่าง ไม่ได้คำนวณจากอัตราทั้งหมดหักที่มีคนครอง",
    "vacancy_rate": "อัตราว่าง หารด้วยอัตราที่มีคนครองรวมกับอัตราว่าง ซึ่งนับอย่างเดียวกัน",
    "posts_required": "อัตราในกรอบใหม่ของปีงบประมาณหนึ่ง",
    "post_change": "อัตราที่ต้องการในปีสุดท้ายของแผน หักด้วยกรอบปัจจุบัน เทียบทีละรายการ",
    "salary_cost": "ค่าใช้จ่ายของอัตราในตารางภาระค่าใช้จ่ายในปีงบประมาณหนึ่ง ไม่รวมประโยชน์ตอบแทนอื่น",
    "personnel_cost": "เงินเดือนรวมกับประโยชน์ตอบแทนอื่นของปีงบประมาณหนึ่ง ซึ่งเป็นยอดที่กฎหมายกำหนดเพดาน",
    "cost_per_post": "ภาระค่าใช้จ่ายของปี หารด้วยอัตราที่ต้องการในปีนั้น ให้ค่าเฉพาะเมื่อสองตารางนับจำนวนอัตราเท่ากัน",
    "budget_share": "เงินเดือนและประโยชน์ตอบแทนอื่น เป็นร้อยละของงบประมาณรายจ่ายที่ตารางพิมพ์ไว้ กฎหมายกำหนดไม่เกินร้อยละ 40",
    "development_budget": "เงินที่แผนให้แก่โครงการในปีงบประมาณหนึ่ง หรือทุกปีของแผน โครงการที่ไม่ใช้เงินนับเป็นศูนย์ โครงการที่ไม่บอกทำให้ยอดไม่ครบ",  # noqa: E501
    "budget_per_project": "ค่าเฉลี่ยของวงเงินเฉพาะโครงการที่ระบุจำนวนเงิน รวมทุกปีของแผน",
    "budget_per_head": "งบพัฒนาบุคลากรของปีแรก หารด้วยอัตราที่มีคนครองซึ่งเอกสารเดียวกันนับไว้",
    "projects": "จำนวนโครงการและกิจกรรมของเอกสาร",
    "projects_without_budget": "โครงการที่แผนบอกว่าไม่ใช้งบ หารด้วยโครงการที่แผนบอกว่าใช้หรือไม่ใช้ โครงการที่ไม่บอกไม่นับ",
    "indicators": "จำนวนตัวชี้วัดของเอกสาร แต่ละส่วนในช่องเป้าหมายนับเป็นหนึ่ง",
    "indicators_with_target": "ตัวชี้วัดที่ระบุตัวเลขเป้าหมาย หารด้วยตัวชี้วัดทั้งหมด",
    "indicator_target": "ค่ากลางของเป้าหมายที่เป็นร้อยละ ไม่นับเป้าหมายแบบไม่เกิน",
    "competencies": "จำนวนสมรรถนะที่เอกสารกำหนด ไม่นับซ้ำ",
    "skills_demanded": "จำนวนความรู้ ทักษะ และสมรรถนะที่แผนพัฒนารายบุคคลระบุ ไม่นับซ้ำ",
    "policy_areas": "จำนวนด้านของนโยบายทรัพยากรบุคคล ไม่นับซ้ำ",
    "scorecard_coverage": "เอกสารกล่าวถึงกี่มิติจากห้ามิติของ HR Scorecard เอกสารที่ไม่กล่าวถึงเลยไม่มีค่า",
}  # fmt: skip
_SHORT = (
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("องค์การบริหารส่วนตำบล", "อบต."),
    ("เทศบาลนคร", "ทน."),
    ("เทศบาลเมือง", "ทม."),
    ("เทศบาลตำบล", "ทต."),
)


def find_label(labels: dict[str, Label], code: object) -> Label:
    """Return the label of a code; a code without one stands for itself, an absent one is not stated.

    >>> find_label(KINDS, "sao").th, find_label(KINDS, None).en, find_label(KINDS, "new").th
    ('อบต.', 'not stated', 'new')
    """
    if not isinstance(code, str):
        return UNKNOWN
    return labels.get(code, Label(code, code))


def shorten_name(name: str) -> str:
    """Return the name of an agency with its kind abbreviated, as officials write it.

    >>> shorten_name("เทศบาลตำบลกระสัง"), shorten_name("เมืองพัทยา")
    ('ทต.กระสัง', 'เมืองพัทยา')
    """
    for long, short in _SHORT:
        if name.startswith(long) and len(name) > len(long):
            return short + name[len(long) :].strip()
    return name
