# Every task of the project. Python 3.11 or later and make are enough; nothing is installed outside .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# What installing a wheel does for its modules, so that no command compiles them again, and the same for rule files.
COMPILE := $(BIN)/python -m compileall -q src && PYTHONDONTWRITEBYTECODE= $(BIN)/python -m taizhang.lexicon.shipped
SITE ?= taizhang-demo

.PHONY: demo test lint bench docs pictures fuzz clean

demo: .venv/.ready-to-run  ## the web application with the sample reports, opened in the browser
	$(BIN)/taizhang demo -o $(SITE) $(if $(CI),--no-open --check)

test: .venv/.ready-to-test  ## every test that this machine can run
	$(BIN)/pytest -n auto -rs

lint: .venv/.ready-to-test  ## style, types, directions of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.ready-to-test  ## accuracy, speed and memory beside what they must be; BENCH=--gate to insist
	$(BIN)/python benchmarks/run.py $(BENCH)

docs: .venv/.ready-to-test  ## what is generated: command reference, indicator tables, ledger file
	$(BIN)/python tools/build_command_docs.py
	$(BIN)/python tools/build_indicator_docs.py
	$(BIN)/python tools/build_ledger_docs.py

pictures: .venv/.ready-to-test  ## the screenshots of the README, made by a newcomer's way through the browser
	$(BIN)/pytest -n 0 tests/web/browser/test_browser_newcomer.py
	cp build/screenshots/newcomer-home.png docs/images/home.png
	cp build/screenshots/reading-view.png docs/images/reading.png
	cp build/screenshots/verdict.png docs/images/verdict.png

fuzz: .venv/.ready-to-test  ## ten thousand damaged files, none of which may crash the readers
	$(BIN)/python benchmarks/fuzz.py

clean:
	rm -rf .venv build dist taizhang-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed and this is " + sys.version.split()[0] + "; say make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv

.venv/.ready-to-run: pyproject.toml | .venv/bin/python
	$(PIP) -e '.[web]'
	$(COMPILE)
	touch $@

.venv/.ready-to-test: pyproject.toml | .venv/bin/python
	$(PIP) -e '.[dev]'
	$(COMPILE)
	touch $@ .venv/.ready-to-run
