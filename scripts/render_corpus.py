"""Render plans of the corpus as PDFs: by LibreOffice, by Chromium, and as a scan of what Chromium printed.

    python scripts/render_corpus.py                  # what corpus/pdf holds
    python scripts/render_corpus.py --all --out DIR  # every plan, each way

Needs LibreOffice Writer, Chromium and fonts-thai-tlwg (Debian packages of these names); the tests read what is
stored and need none of them. Dates and identifiers are taken out of the files, so that only a new version of a
program makes them other ones.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from corpus_html import write_html

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
STORED = {
    "libreoffice": ("05", "06", "08", "12", "13", "15"),
    "chromium": ("02", "03", "12", "14", "15", "17"),
    "scan": ("04", "10", "12"),
}
"""Way -> the numbers of the plans that corpus/pdf holds."""
DOTS_PER_INCH = 300
SKEW_DEGREES = 1.0
NOISE = 14.0
"""Standard deviation of the noise of a scan, of 255 grey values."""
SPECKS = 0.00015
"""Share of the points of a scan that are dust."""
THRESHOLD = 150
"""Grey from which on a scanner takes a point for paper."""
_SECONDS = 300
_SEED = 20_240_101
_IDENTIFIER = re.compile(rb"(/ID\s*\[\s*)((?:<[0-9A-Fa-f]*>\s*)+)\]")


def print_libreoffice(source: str) -> bytes:
    """Return the HTML as LibreOffice Writer prints it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.html")
        path.write_text(source, encoding="utf-8")
        command = [_find_program("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
        return path.with_suffix(".pdf").read_bytes()


def print_chromium(source: str) -> bytes:
    """Return the HTML as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "plan.html"), Path(folder, "plan.pdf")
        path.write_text(source, encoding="utf-8")
        command = [_find_program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += ["--disable-pdf-tagging", f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}"]
        subprocess.run([*command, path.as_uri()], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
        return out.read_bytes()


def scan(printed: bytes) -> bytes:
    """Return the pages of a PDF as pictures of a scanner: askew by a degree, black and white, with noise and dust."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    random = np.random.default_rng(_SEED)
    pictures = []
    for page in pypdfium2.PdfDocument(printed):
        picture = page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(picture).astype(np.float32)
        is_light = grey + random.normal(0.0, NOISE, grey.shape) > THRESHOLD
        pictures.append(Image.fromarray(is_light & (random.random(grey.shape) >= SPECKS)))
    buffer = io.BytesIO()
    first, *others = pictures
    first.save(buffer, "PDF", save_all=True, append_images=others, resolution=DOTS_PER_INCH)
    return buffer.getvalue()


def strip_dates(data: bytes) -> bytes:
    """Put a fixed date and identifier in place of those of the file; no byte moves."""
    data = re.sub(rb"D:[0-9]{14}", b"D:20240101000000", data)
    data = re.sub(rb"(/DocChecksum\s*/)([0-9A-F]{32})", lambda m: m[1] + b"0" * 32, data)
    return _IDENTIFIER.sub(lambda found: found[1] + re.sub(rb"[0-9A-Fa-f]", b"0", found[2]) + b"]", data)


def render(plan: Path, way: str) -> bytes:
    """Return the plan as a PDF, rendered that way."""
    text = plan.read_text(encoding="utf-8")
    source = write_html(text, way=way)
    printed = print_libreoffice(source) if way == "libreoffice" else print_chromium(source)
    return strip_dates(scan(printed) if way == "scan" else printed)


def _find_program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not there: apt-get install libreoffice-writer chromium fonts-thai-tlwg")
    return found


def list_plans(way: str, numbers: Iterable[str] | None) -> list[Path]:
    """Return the plans of those numbers, all without."""
    chosen = None if numbers is None else set(numbers)
    return [path for path in sorted(CORPUS.glob("*.txt")) if chosen is None or path.name[:2] in chosen]


def main() -> None:
    """Render what is asked for."""
    parser = argparse.ArgumentParser(description="Render plans of the corpus as PDFs.")
    parser.add_argument("--out", type=Path, default=CORPUS / "pdf", help="the folder, with one for each way")
    parser.add_argument("--all", action="store_true", help="every plan, not only what is stored")
    parser.add_argument("--way", choices=sorted(STORED), action="append", help="only this way")
    parser.add_argument("--plan", metavar="NN", action="append", help="only the plan of this number")
    options = parser.parse_args()
    for way in options.way or STORED:
        numbers = options.plan or (None if options.all else STORED[way])
        folder = options.out / way
        folder.mkdir(parents=True, exist_ok=True)
        for plan in list_plans(way, numbers):
            data = render(plan, way)
            (folder / f"{plan.stem}.pdf").write_bytes(data)
            print(f"{way}/{plan.stem}.pdf: {len(data):,} bytes", flush=True)


if __name__ == "__main__":
    main()
