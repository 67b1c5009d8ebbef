"""Build mappings/agencies.csv, provinces.csv and districts.csv from reference lists.

    python scripts/build_agencies.py --agencies LIST.csv --provinces P.json --districts D.json

The list of agencies has the columns `type`, `full_name_th`, `short_th`, `name_th`, `province_th`,
`province_code`, `amphoe_th`, `entity_geocode`, `dla_code_2560`. An id is the kind's prefix and the code of
the Department of Local Administration; an agency without a code that is its own alone takes `g` and its
geocode; a province's body takes the province's English name. Ids never change once published, so a code that
is corrected later keeps its old id: ids already in mappings/agencies.csv are kept by geocode and kind.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MAPPINGS = Path(__file__).resolve().parent.parent / "mappings"

KINDS = {
    "PAO": ("pao", "pao"),
    "ThesabanNakhon": ("city_municipality", "tn"),
    "ThesabanMueang": ("town_municipality", "tm"),
    "ThesabanTambon": ("subdistrict_municipality", "tt"),
    "TAO": ("sao", "sao"),
    "Bangkok": ("special", "special"),
    "Mueang": ("special", "special"),
}
AGENCY_COLUMNS = (
    "id",
    "kind",
    "name",
    "short_name",
    "core_name",
    "province",
    "district",
    "dla_code",
    "geocode",
)
SHORT_NAMES = {"กรุงเทพมหานคร": "กทม.", "เมืองพัทยา": "เมืองพัทยา"}
DISTRICT_SPELLINGS = {"สุไหงโกลก": "สุไหงโก-ลก"}

Row = dict[str, str]


def build_slug(english: str) -> str:
    """Return a lower-case ASCII id part: `Phra Nakhon Si Ayutthaya` -> `phra-nakhon-si-ayutthaya`."""
    return re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")


def split_codes(printed: str) -> list[str]:
    """Return the distinct codes of a cell, in order: `5320801|5320801` -> `["5320801"]`."""
    return list(dict.fromkeys(code for code in printed.split("|") if code))


def choose_id(row: Mapping[str, str], english: Mapping[str, str], shared: Mapping[str, int]) -> str:
    """Return the id of one agency of the reference list."""
    prefix = KINDS[row["type"]][1]
    if prefix == "pao":
        return f"pao-{build_slug(english[row['province_code']])}"
    if prefix == "special":
        return f"special-{'bangkok' if row['type'] == 'Bangkok' else 'pattaya'}"
    own = [code for code in split_codes(row["dla_code_2560"]) if shared[code] == 1]
    return f"{prefix}-{own[0]}" if own else f"{prefix}-g{row['entity_geocode']}"


def build_agencies(
    reference: Sequence[Mapping[str, str]], english: Mapping[str, str], kept: Mapping[tuple[str, str], str]
) -> list[Row]:
    """Return the rows of agencies.csv, sorted by id; `kept` maps (kind, geocode) to an id in use."""
    shared = Counter(code for row in reference for code in split_codes(row["dla_code_2560"]))
    rows = []
    for row in reference:
        kind = KINDS[row["type"]][0]
        name = " ".join(row["full_name_th"].split())
        district = DISTRICT_SPELLINGS.get(row["amphoe_th"], row["amphoe_th"])
        rows.append(
            {
                "id": kept.get((kind, row["entity_geocode"])) or choose_id(row, english, shared),
                "kind": kind,
                "name": name,
                "short_name": SHORT_NAMES.get(name, row["short_th"]),
                "core_name": row["name_th"],
                "province": row["province_th"],
                "district": district,
                "dla_code": "|".join(split_codes(row["dla_code_2560"])),
                "geocode": row["entity_geocode"],
            }
        )
    return sorted(rows, key=lambda row: row["id"])


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file with a header, or none where the file is missing."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV file that spreadsheets open as UTF-8 (byte order mark, Unix line ends)."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def build_all(agencies: Path, provinces: Path, districts: Path, out: Path) -> None:
    """Write the three files to the folder `out`, keeping ids and province aliases that stand there."""
    province_list = json.loads(provinces.read_text(encoding="utf-8"))
    names = {str(one["provinceCode"]): one["provinceNameTh"] for one in province_list}
    english = {str(one["provinceCode"]): one["provinceNameEn"] for one in province_list}
    aliases = {row["code"]: row.get("aliases", "") for row in read_rows(out / "provinces.csv")}
    kept = {(row["kind"], row["geocode"]): row["id"] for row in read_rows(out / "agencies.csv")}
    write_rows(out / "agencies.csv", AGENCY_COLUMNS, build_agencies(read_rows(agencies), english, kept))
    write_rows(
        out / "provinces.csv",
        ("code", "name", "english", "aliases"),
        (
            {"code": code, "name": names[code], "english": english[code], "aliases": aliases.get(code, "")}
            for code in sorted(names)
        ),
    )
    district_rows = [
        {
            "code": str(one["districtCode"]),
            "name": one["districtNameTh"],
            "province": names[str(one["provinceCode"])],
        }
        for one in json.loads(districts.read_text(encoding="utf-8"))
    ]
    district_rows.sort(key=lambda row: row["code"])
    write_rows(out / "districts.csv", ("code", "name", "province"), district_rows)


def main() -> None:
    """Read the command line and build the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agencies", type=Path, required=True, help="CSV list of local governments")
    parser.add_argument("--provinces", type=Path, required=True, help="JSON list of provinces")
    parser.add_argument("--districts", type=Path, required=True, help="JSON list of districts")
    parser.add_argument("--out", type=Path, default=MAPPINGS, help="folder to write to (default: mappings/)")
    options = parser.parse_args()
    build_all(options.agencies, options.provinces, options.districts, options.out)


if __name__ == "__main__":
    main()
