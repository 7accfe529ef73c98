# Every task of the project. Python 3.11 or later and make are enough; nothing is installed outside .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SITE ?= taizhang-demo

.PHONY: demo test lint bench docs fuzz setup clean

demo: $(READY)  ## the sample reports as a site, opened in the browser
	$(BIN)/taizhang demo -o $(SITE) $(if $(CI),--no-open)

test: $(READY)  ## every test that this machine can run
	$(BIN)/pytest -n auto -rs

lint: $(READY)  ## style, types, directions of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## accuracy, speed and memory beside what they must be
	$(BIN)/python benchmarks/run.py $(BENCH)

docs: $(READY)  ## what is generated: command reference, indicator tables
	$(BIN)/python tools/build_command_docs.py
	$(BIN)/python tools/build_indicator_docs.py

fuzz: $(READY)  ## ten thousand damaged files, none of which may crash the readers
	$(BIN)/python benchmarks/fuzz.py

setup: $(READY)  ## the environment alone

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] + "; say make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)

clean:
	rm -rf .venv build dist taizhang-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
