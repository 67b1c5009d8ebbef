"""The README of a store, in English and Thai."""

from __future__ import annotations

from planparse.export.table_models import describe_tables
from planparse.export.versions import VERSION

# ruff: noqa: E501 -- the lines of the text are its own

_TEXT = """\
# A store of planparse

HR plans of Thai local government, read by planparse and kept as JSON and as tables. ภาษาไทยอยู่ด้านล่าง

| file | what it is |
|---|---|
| `json/ab/abcd….json` | one plan with everything that was read from it; its name is the plan's key (`plan_key`) |
| `tables/<table>/part-*.parquet` | the same as tables over all plans: Parquet, at most 16 parts a table, none without rows |
| `plans.duckdb` | DuckDB views of those tables, with what each view and column means |
| `datapackage.json` | the tables, their columns and what they mean, as a Frictionless data package |
| `ledger.sqlite` | what `planparse batch` has done, so that it can go on where it stopped; it is not for reading |

Tables: {tables}. `sources` says what became of each source; sources with the same content share a plan. All lists begin
with `plan_key` and the agency, its province, the kind of instrument and its first fiscal year, so that agencies can be
compared without joins; `id` is unique within a plan only. Years are Buddhist-era, money is baht, dates are common-era.

## Open it

```sh
cd STORE && duckdb -readonly plans.duckdb     # from inside this folder: the views' paths are relative to it
```
```sql
SELECT plan_province, plan_year, count(*), sum(budget_total) FROM projects GROUP BY ALL ORDER BY ALL;
SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'staffing';
```
From another folder say `SET file_search_path = '/path/to/STORE';` first.
```python
import planparse, pandas
store = planparse.open_store("STORE")
store.sql("SELECT plan_agency, count(*) FROM staffing GROUP BY ALL")   # a pandas frame
store.frame("projects")                                              # a whole table
pandas.read_parquet("STORE/tables/projects")                         # without planparse
```
```r
projects <- dplyr::collect(arrow::open_dataset("STORE/tables/projects"))
```

## Names of people

Unless the plans were read with `--personal-data keep`, names in staff lists are masked. What is left is pseudonymous, not
anonymous: position, pay and vacancy may still lead to a person, names outside staff lists may have stayed, and signatories
and members of committees are kept. Look before you pass it on, and sum up before you publish.

# คลังข้อมูลของ planparse

แผนด้านทรัพยากรบุคคลขององค์กรปกครองส่วนท้องถิ่น ที่ planparse อ่านแล้วเก็บเป็น JSON และเป็นตาราง

| แฟ้ม | คืออะไร |
|---|---|
| `json/ab/abcd….json` | แผนหนึ่งฉบับพร้อมทุกสิ่งที่อ่านได้ ชื่อแฟ้มคือรหัสของแผน (`plan_key`) |
| `tables/<ตาราง>/part-*.parquet` | ข้อมูลเดียวกันเป็นตารางรวมทุกแผน (Parquet) ตารางละไม่เกิน 16 ส่วน ตารางที่ไม่มีแถวจะไม่มีแฟ้ม |
| `plans.duckdb` | วิว (view) ของ DuckDB พร้อมคำอธิบายทุกวิวและทุกคอลัมน์ |
| `datapackage.json` | คำอธิบายตารางและคอลัมน์ แบบ Frictionless data package |
| `ledger.sqlite` | บันทึกงานของ `planparse batch` เพื่อให้ทำต่อจากที่ค้างได้ ไม่ได้มีไว้อ่าน |

ตาราง `sources` บอกผลของแฟ้มต้นทางแต่ละแฟ้ม แฟ้มที่เนื้อหาเหมือนกันใช้แผนเดียวกัน ทุกตารางรายการขึ้นต้นด้วย `plan_key` ชื่อหน่วยงาน จังหวัด
ชนิดของเอกสาร และปีงบประมาณแรก จึงเปรียบเทียบหน่วยงานได้โดยไม่ต้องเชื่อมตาราง ส่วน `id` ไม่ซ้ำกันเฉพาะภายในแผนเดียว ปีเป็นพุทธศักราช
เงินเป็นบาท วันที่เป็นคริสต์ศักราช

วิธีเปิด: เข้าไปในโฟลเดอร์นี้แล้วสั่ง `duckdb -readonly plans.duckdb` หากเปิดจากโฟลเดอร์อื่นให้สั่ง
`SET file_search_path = '/path/to/STORE';` ก่อน ใน Python ใช้ `planparse.open_store("STORE")` ส่วน pandas และ R ดูตัวอย่างข้างบน

**ชื่อบุคคล** ชื่อในบัญชีบุคลากรถูกปิดไว้ เว้นแต่ผู้ใช้สั่ง `--personal-data keep` ข้อมูลที่เหลือเป็นข้อมูลแฝง ไม่ใช่ข้อมูลนิรนาม: ตำแหน่ง เงินเดือน
และตำแหน่งว่างยังอาจโยงถึงตัวบุคคลได้ ชื่อนอกบัญชีอาจยังอยู่ และชื่อผู้ลงนามกับกรรมการยังคงไว้ โปรดตรวจก่อนส่งต่อ และรวมตัวเลขก่อนเผยแพร่

Version of the tables: {version}
"""


def render_readme() -> str:
    """Return the README of a store: the same for every store of this version."""
    return _TEXT.format(tables=", ".join(f"`{name}`" for name in describe_tables()), version=VERSION)
