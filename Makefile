# make demo       set up, read the corpus into out/, show what was found in one plan
# make test       everything that must hold: style, types, layers, schema, tests, quality gate
# make lint       the quick part of it: style, types, layers, schema
# make bench      speed and memory, measured here and now
# make docs       build the pages of docs/ into site/
# make notebooks  run the notebooks again and keep what they show
# make format     put the code in the house's form
# make clean      remove what these commands made, but for the environment .venv
#
# Needs make and Python 3.11 or later; PYTHON=/path/to/python picks one. Tests of scanned pages need tesseract with
# Thai, those of databases a PostgreSQL server, those of recipes R, those of reports Chromium: make test installs them
# where it may (Debian and Ubuntu, as root). The server that the tests start is their own; one that runs already is left alone.

.DEFAULT_GOAL := help
.PHONY: help install system demo test lint bench docs notebooks format clean

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
STAMP := $(VENV)/.installed
SYSTEM := tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng postgresql r-base-core chromium
PLAN := 12-plakraet-tt-2567
CODE := src tests benchmarks scripts
SCHEMA := schemas/planfile.schema.json

# $(call check,name,command[,summary]): one line (with the last line of the output where a summary is
# asked for), and the whole output only when the command fails.
define check
@printf '  %-14s' '$(1)'; \
if output=$$($(2) 2>&1); then echo "ok$(if $(3), ($$(printf '%s' "$$output" | tail -n 1)))"; else echo FAILED; printf '%s\n' "$$output"; exit 1; fi
endef

# What one plan holds: its documents, the number of records per list, the coverage.
define SUMMARY
import json, sys
plan = json.load(open(sys.argv[1], encoding="utf-8"))
for document in plan["documents"]:
    print(f"  {document['kind']}: {document['title']}")
lists = [(name, len(rows)) for name, rows in plan.items() if isinstance(rows, list) and rows]
for at in range(1, len(lists), 4):
    print("  " + "".join(f"{name:>18} {count:<4}" for name, count in lists[at : at + 4]))
print("  every line placed: {lines_assigned} of {lines_total}; in records: {lines_in_records}".format(**plan["coverage"]))
endef
export SUMMARY

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^\$$(call/,$$d'

# Installed again only when pyproject.toml or the place of the project changed.
install:
	@if [ -x $(PY) ] && { pwd; cat pyproject.toml; } | cmp -s - $(STAMP); then exit 0; fi; \
	python="$(PYTHON)"; \
	if [ -z "$$python" ]; then \
	  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	  done; \
	fi; \
	if [ -z "$$python" ]; then \
	  echo 'planparse needs Python 3.11 or later; install it, or say make PYTHON=/path/to/python' >&2; exit 1; \
	fi; \
	if ! $(PY) -c 'import pip' 2>/dev/null; then \
	  echo "Setting up $(VENV) with $$($$python --version) ..."; \
	  $$python -m venv --clear $(VENV) || { \
	    echo 'No environment: on Debian and Ubuntu install python3-venv first' >&2; exit 1; }; \
	fi; \
	echo 'Installing planparse and its tools ...'; \
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev]' && \
	{ pwd; cat pyproject.toml; } > $(STAMP)

# What tests run: tesseract with its Thai and English data, the programs of a PostgreSQL server (which Debian keeps
# off the path), R, and a browser.
system:
	@missing=; \
	tesseract --list-langs 2>/dev/null | grep -qx tha || missing="$$missing tesseract-with-Thai"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$$missing PostgreSQL"; \
	command -v Rscript >/dev/null || missing="$$missing R"; \
	command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="$$missing Chromium"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
	  echo 'Installing $(SYSTEM) ...'; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends $(SYSTEM) >/dev/null; \
	else \
	  echo "Missing:$$missing. Tests that need them are skipped, and fail where CI is set." >&2; \
	  echo 'On Debian and Ubuntu install $(SYSTEM);' >&2; \
	  echo 'elsewhere tesseract with the languages tha and eng, a PostgreSQL server (initdb and postgres), R, and Chromium.' >&2; \
	fi

demo: install
	@rm -rf out
	@echo '$$ planparse parse corpus/*.txt --out out'
	@$(BIN)/planparse parse corpus/*.txt --out out
	@ls out | sed 's|^|  out/|'
	@echo
	@echo 'What out/$(PLAN).json holds:'
	@$(PY) -c "$$SUMMARY" out/$(PLAN).json
	@echo
	@echo '$$ planparse findings corpus/$(PLAN).txt'
	@$(BIN)/planparse findings corpus/$(PLAN).txt

lint: install
	$(call check,ruff check,$(PY) -m ruff check $(CODE))
	$(call check,ruff format,$(PY) -m ruff format --check $(CODE))
	$(call check,mypy,$(PY) -m mypy)
	$(call check,lint-imports,$(BIN)/lint-imports)
	$(call check,schema,sh -c '$(BIN)/planparse schema | diff $(SCHEMA) -')
	$(call check,pages,$(PY) scripts/build_pages.py --check)

test: system lint
	$(call check,pytest,$(PY) -m pytest --numprocesses auto --dist loadfile,summary)
	@$(PY) benchmarks/gate.py

bench: install
	@$(PY) benchmarks/speed.py

# NO_MKDOCS_2_WARNING: mkdocs-material prints advice about a product of its own at each build.
docs: install
	@$(PY) scripts/build_pages.py
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --quiet
	@echo 'Open site/index.html; the search needs a server: $(PY) -m http.server -d site'

notebooks: install
	@$(PY) scripts/run_notebooks.py

format: install
	@$(PY) -m ruff check --fix $(CODE)
	@$(PY) -m ruff format $(CODE)

clean:
	@rm -rf out site build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
