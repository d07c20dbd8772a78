# Two commands are for users: `make check` and `make test`. The others are for those who change the code.
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PYTHON := $(shell for p in python3.12 python3.11 python3 python; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; \
	then echo $$p; break; fi; done)

.PHONY: check test lint format fuzz bench samples lock clean

check: $(INSTALLED)
	@$(BIN)/compliance check facilities/; code=$$?; \
	if [ $$code -le 1 ]; then exit 0; else exit $$code; fi

test: $(INSTALLED)
	$(BIN)/python -m pytest -n auto

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/compliance rules schemas --check
	$(BIN)/compliance rules lint
	$(BIN)/compliance rules lint --rules samples/npdes/rules

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fuzz: $(INSTALLED)
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n auto tests/properties tests/facilities/test_quarters.py

bench: $(INSTALLED)
	$(BIN)/python bench/sweep_speed.py
	$(BIN)/python bench/reading_speed.py

samples: $(INSTALLED)
	$(BIN)/python facilities/source/make.py
	$(BIN)/python samples/everything-wrong/source/make.py
	$(BIN)/compliance register template facilities/template/so-theo-doi.xlsx
	$(BIN)/python tests/rules/test_regime_dates.py

lock: $(INSTALLED)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --generate-hashes \
		--group dev --custom-compile-command "make lock" --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or 3.12 is needed: the rule engine (durable-rules) does not import on 3.13 and newer." >&2; exit 2; fi
	@if ! command -v $${CC:-cc} >/dev/null 2>&1; then \
		echo "A C compiler is needed: durable-rules is built on this machine (Debian: apt install build-essential)." >&2; exit 2; fi
	@if ! $(PYTHON) -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))'; then \
		echo "The headers of $(PYTHON) are needed: durable-rules is built on this machine (Debian: apt install $(PYTHON)-dev)." >&2; exit 2; fi
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
