# make demo    install recoupe and build the bundled demonstration dossier
# make test    install it for development; check format, lint and types; run the tests
# make docs    install mkdocs and make the documentation as a site, build/site/index.html (needs the network once)
# make clean   remove all that the two made
# make lock    choose the newest allowed version of every dependency anew, with its hashes (requirements*.lock),
#              and write down their licences (docs/licences.md)
# make audit   ask the advisory databases about the versions of requirements.lock (needs the network)
#
# Dependencies are installed at the versions of the lock files, and only where their bytes have the hashes there.
# A stamp file stands for each installation: it is repeated only when pyproject.toml or this file changes. The
# installation is editable, so that a change under src/ needs none.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

LOCK_TOOLS := $(VENV)/lock-tools
COMPILE := $(LOCK_TOOLS)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --upgrade \
  --no-header --no-emit-index-url --no-emit-find-links
# What makes the editable installation itself (pyproject.toml names the first only, which asks for the second).
BUILD_BACKEND := "hatchling>=1.27\neditables>=0.5\n"

.PHONY: demo test clean lock audit docs

demo: $(INSTALLED)
	$(BIN)/recoupe demo

test: $(INSTALLED_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -rs

docs: $(VENV)/.installed-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

$(VENV)/.installed-docs: requirements-docs.lock $(INSTALLED)
	$(PIP) install --quiet --require-hashes --requirement requirements-docs.lock
	@touch $@

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(wildcard src tests benchmarks) -name __pycache__ -type d -prune -exec rm -rf {} +

lock: $(LOCK_TOOLS)/.installed $(INSTALLED_DEV)
	printf $(BUILD_BACKEND) | $(COMPILE) pyproject.toml - --output-file requirements.lock
	printf $(BUILD_BACKEND) | $(COMPILE) --extra dev --constraint requirements.lock pyproject.toml - --output-file requirements-dev.lock
	printf $(BUILD_BACKEND) | $(COMPILE) --extra docs --constraint requirements.lock --constraint requirements-dev.lock pyproject.toml - --output-file requirements-docs.lock
	$(BIN)/python tools/list_licences.py

audit: $(LOCK_TOOLS)/.installed
	$(LOCK_TOOLS)/bin/pip-audit --require-hashes --disable-pip --requirement requirements.lock

$(LOCK_TOOLS)/.installed: | $(BIN)/python
	$(BIN)/python -m venv $(LOCK_TOOLS)
	$(LOCK_TOOLS)/bin/python -m pip --disable-pip-version-check install --quiet "uv>=0.9" "pip-audit>=2.7"
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "recoupe needs Python 3.11 or later, but $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "$(PYTHON) cannot make $(VENV). On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(INSTALLED): pyproject.toml requirements.lock Makefile | $(BIN)/python
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml requirements-dev.lock Makefile | $(BIN)/python
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/recoupe languages add es
	@touch $@ $(INSTALLED)
