"""What a key is made of."""

from __future__ import annotations

from dataclasses import replace

from planparse.batch.keys import Contract, describe_options, find_contract, make_key
from planparse.options import Options

CONTRACT = Contract("1.0.0", "0.1.0", "ab" * 32)


def test_a_key_is_64_hex_digits() -> None:
    key = make_key("00" * 32, CONTRACT, describe_options(Options()))
    assert len(key) == 64
    assert set(key) <= set("0123456789abcdef")


def test_every_part_makes_another_key() -> None:
    described = describe_options(Options())
    keys = {
        make_key("00" * 32, CONTRACT, described),
        make_key("01" * 32, CONTRACT, described),
        make_key("00" * 32, replace(CONTRACT, schema_version="1.1.0"), described),
        make_key("00" * 32, replace(CONTRACT, program_version="0.2.0"), described),
        make_key("00" * 32, replace(CONTRACT, mappings="cd" * 32), described),
        make_key("00" * 32, replace(CONTRACT, plugins=("more 1.0",)), described),
        make_key("00" * 32, CONTRACT, describe_options(Options(personal_data="keep"))),
        make_key("00" * 32, CONTRACT, describe_options(Options(max_lines=5))),
        make_key("00" * 32, CONTRACT, describe_options(Options(password="a"))),  # noqa: S106
        make_key("00" * 32, CONTRACT, describe_options(Options(password="b"))),  # noqa: S106
    }
    assert len(keys) == 10


def test_a_password_is_not_described() -> None:
    assert "ลับมาก" not in describe_options(Options(password="ลับมาก"))  # noqa: S106


def test_the_contract_names_this_planparse() -> None:
    contract = find_contract()
    assert contract.schema_version.count(".") == 2
    assert len(contract.mappings) == 64
    assert contract.id.startswith(f"schema {contract.schema_version}, planparse {contract.program_version}, mappings ")
