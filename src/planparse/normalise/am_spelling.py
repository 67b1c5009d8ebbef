"""Which of า and ำ Thai spelling allows between a consonant and what follows.

ำ closes its syllable (/am/) and begins few words; า is open. So where the vowel is in doubt (`ก ารบริหาร`,
`ก าลัง`), the letters to either side mostly decide. The lists hold word beginnings of official Thai.
"""

from __future__ import annotations

import re
from typing import Literal

from planparse.normalise.alphabet import CONSONANT, LEADING_VOWEL, MARK, TONE

_HERE = "◌"
"""Stands for the vowel in doubt in the patterns below."""

_NEVER_AM = "ฃฅฆฌญฎฏฐฑฒณถฝฟภมวศษหฬผฤฦ"
"""Consonants that no ำ follows, but for a few words no plan holds (คะมำ, ผำ)."""
_AM_WITH_TONE = re.compile("[กคงฉชดตนปมยรลวสหอ]\u0e48|[กคงจชซตถนปมยลหอ]\u0e49")
"""Consonant and tone mark (่ ้) before ำ in words of the dictionary, but for three rare ones; no other makes
a word."""

_OPEN_END = rf"(?:[^{CONSONANT}{MARK}ะ-ไ ]|[{LEADING_VOWEL}]|[ ](?![าำ{MARK}])|\Z)"
_LONE_FINAL = rf"[{CONSONANT}{TONE}]◌(?!นโยบาย|นเร)[ก-ษห-ฮ]{_OPEN_END}"
"""A consonant on its own between the vowel and a word's end closes the syllable, so the vowel is า
(`งาน`, `ตาม`); ส is left out, for it opens words before a leading vowel (สไลด์)."""

_AA = re.compile(
    rf"""
    [{_NEVER_AM}]◌ | {_LONE_FINAL} | เ[{CONSONANT}][{TONE}]?◌      # เวลา เข้า: after เ the vowel is เ-า
    | (?:พัฒน|อัตร|ทรัพย|วิทย|ประช)◌ | [ลรน]◌คม | ตส◌ห | ก◌ฬ | ร◌[ษธ] | ปร◌[จกบมณ] | ล◌กร
    | ก◌(?:ร(?!าบ|[ุู])|ญจ|ล(?!ัง|ัก|า)|ย(?!าน)|ว)       # การ กาญจน์ กาล กาย กาว; not กำราบ กำลัง กำยาน
    | (?<!รอบ)(?<!ก็บ)(?<!ื่อน)(?<!ึม)ง◌น                    # งาน; not ครอบงำ เก็บงำ เงื่อนงำ งึมงำ
    | ต◌(?:ม(?!ะ)|ย|ก|ราง)                                # ตาม ตาย ตาก ตาราง
    | ท◌ง(?!าน|ำน|บ|[่้])                                    # ทาง; not ทำงาน ทำงบ ทำง่าย
    | น◌(?:ยก|ม(?:สกุล|ธรรม)|นาช)                         # นายก นาม นานาชาติ
    | ร◌(?:ย|ช|ค(?!าญ))                                   # ราย ราช ราคา; not รำคาญ
    | ส◌(?:ม(?!ะ)|ย|ธ|ข|ว|คร|ร(?:สน|ธ|ค|บ(?!บ)))            # สาม สาย สาธารณะ สาขา สาว สารสนเทศ สารบัญ
    | บ◌(?:ง|ท|ล|ด(?!า))                                  # บาง บาท บาล บาด
    | ช◌(?:ว|ต|ย)                                         # ชาว ชาติ ชาย
    | (?<!แม่น)(?<!ระ)ย◌[กงย](?![ร่้])                        # ยาก ยาง ยาย; not แม่นยำ ระยำ
    | (?<!ระ)(?<!ด)จ◌ก(?!ัด)                               # จาก; not ประจำการ จดจำการ จำกัด
    | าค◌ร(?!้)                                          # อาคาร ธนาคาร
    | ล◌(?:ย(?!อง)|ง|ว|ม|ด(?![ัว]))                         # ลาย ตลาด; not ลำดับ ลำดวน
    | อ◌(?![เนพลมไแรป\s]|\Z)                              # อาจ อาชีพ อาคาร; อำ only before these
    | ธ◌(?!รง)                                            # only ธำรง
    | (?<!ึม)พ◌(?!นัก|พวก|ลา)                               # only พำนัก พึมพำ
    | ข◌[ดยว]                                            # ขาด ขาย ขาว
    | หน้◌ | (?<!ค)ว่◌                                       # หน้า ว่า; only คว่ำ
    | ต่◌ง | ซ้◌ย | ย้◌ย | ล้◌[นงส] | ห้◌[มง] | ก้◌ว | จ้◌[งห] | อ่◌[นง] | ร่◌ง | ย่◌[งน] | ค้◌[นข]
    | ค่◌(?:ใช้|ตอบ|จ้าง|เช่า|วัสดุ|เบี้ย|ธรรม|พาหนะ|ลง|เดินทาง|ครอง|น)
    """,
    re.VERBOSE,
)
"""า and not ำ."""

_AM_AFTER_TONE = re.compile(
    r"""
    น้◌ | ต่◌ | ซ้◌ | ย้◌ | ฉ่◌ | คว่◌ | (?:บล|เขา|บ้าน|บ่อ)ถ้◌ | บางกล่◌ | [พคก]ร่◌ | สม่◌เสมอ | หน่◌ | ปล้◌
    | (?:เหลื่อม|รุก|ล่วง|ถล)ล้◌ | ค้◌(?:ประกัน|จุน|ชู|ยัน) | (?:ชอก|บอบ|ฟก)ช้◌
    | ร่◌(?:รวย|เรียน|ไร) | ก้◌กึ่ง | (?:ดื่ม|หมก)ด่◌ | ย่◌ค่ | (?:พลบ|ภาค|ย่ำ|หัว)ค่◌
    """,
    re.VERBOSE,
)
"""ำ and not า, of syllables with a tone mark; of the others either may be meant."""

_CLUSTER = re.compile(f"[{CONSONANT}][{TONE}]?\\Z")


def find_vowel(before: str, after: str) -> Literal["า", "ำ", ""]:
    """Say which vowel stands between `before` (ends in a consonant and perhaps a tone mark) and `after`.

    Empty: not certain, or no consonant there. A consonant without tone mark that may take ำ is taken to
    have it: this is asked only where ำ is likely.

    >>> find_vowel("อัตราก", "ลัง"), find_vowel("ก", "รบริหาร"), find_vowel("น้", ""), find_vowel("ช้", "")
    ('ำ', 'า', 'ำ', '')
    """
    cluster = _CLUSTER.search(before)
    if cluster is None:
        return ""
    place = f"{before.replace(_HERE, ' ')}{_HERE}{after.replace(_HERE, ' ')}"
    if _AA.search(place):
        return "า"
    if len(cluster.group()) == 1:
        return "ำ"
    if not _AM_WITH_TONE.match(cluster.group()):
        return "า"
    return "ำ" if _AM_AFTER_TONE.search(place) else ""
