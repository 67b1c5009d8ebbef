"""Lead-ins: what opens a list, what is cut off, what closes a matter; and the mapping behind them."""

from __future__ import annotations

import tomllib

import pytest

from planparse.extract.leads import closes_matter, opens_list, strip_lead
from planparse.lexicon.locate import mapping_path
from planparse.lexicon.wording import load_wording


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("การจัดทำแผนอัตรากำลังสามปี โดยมีการดำเนินการดังนี้", "การจัดทำแผนอัตรากำลังสามปี"),
        ("ร้อยละของคำสั่ง (ร้อยละ ๙๕) มีแนวทางดำเนินการดังนี้", "ร้อยละของคำสั่ง (ร้อยละ ๙๕)"),
        ("มีช่องทางการร้องเรียน มีการดำเนินการดังนี้", "มีช่องทางการร้องเรียน"),
        ("ควบคุมค่าใช้จ่าย โดยมีแนวทางปฏิบัติ ดังนี", "ควบคุมค่าใช้จ่าย"),
        ("ประเด็นสำคัญ คือ", "ประเด็นสำคัญ"),
        ("ลดเรื่องร้องเรียน", "ลดเรื่องร้องเรียน"),
        ("ดังนั้นจึงเห็นควร", "ดังนั้นจึงเห็นควร"),
    ],
)
def test_lead_in_is_cut_off(text: str, stripped: str) -> None:
    assert strip_lead(text) == stripped
    assert opens_list(text) == (text != stripped)


def test_closing_paragraphs() -> None:
    assert closes_matter("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป")
    assert closes_matter("ประกาศ ณ วันที่ ๑ ตุลาคม ๒๕๖๖")
    assert not closes_matter("ประกาศนโยบายไม่รับของขวัญ")


def test_mapping_is_hit_by_its_examples() -> None:
    words = load_wording("leads")
    examples = tomllib.loads(mapping_path("leads.toml").read_text(encoding="utf-8"))["examples"]
    assert {example["list"] for example in examples["word"]} == set(words.words)
    assert {example["hits"] for example in examples["pattern"]} == set(words.patterns)
    for example in examples["word"]:
        assert words.holds(example["list"], example["text"])
    for example in examples["pattern"]:
        assert words.patterns[example["hits"]].search(example["text"])
        assert not words.patterns[example["hits"]].search("")
