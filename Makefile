# make demo    install recoupe and build the bundled demonstration dossier
# make test    install it for development; check format, lint and types; run the tests
# make clean   remove all that the two made
#
# A stamp file stands for each installation: it is repeated only when pyproject.toml or this file changes. The
# installation is editable, so that a change under src/ needs none.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.PHONY: demo test clean

demo: $(INSTALLED)
	$(BIN)/recoupe demo

test: $(INSTALLED_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -rs

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(wildcard src tests benchmarks) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "recoupe needs Python 3.11 or later, but $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "$(PYTHON) cannot make $(VENV). On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(INSTALLED): pyproject.toml Makefile | $(BIN)/python
	$(PIP) install --quiet --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml Makefile | $(BIN)/python
	$(PIP) install --quiet --editable ".[dev]"
	$(BIN)/recoupe languages add es
	@touch $@ $(INSTALLED)
