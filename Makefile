# make analyse, make test: see README.md. Installs into .venv only when pyproject.toml or
# constraints.txt changed; what is unchanged in the corpus is not done again.

PYTHON ?= python3
CORPUS ?= corpus
UIT ?= outputs
GOLD ?= corpus corpus/oefen
DATA ?= data
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt

.PHONY: analyse test test-browser notebooks lint evaluate encoder language-model language-model-lg clean

analyse: $(VENV)/.basis
	$(BIN)/verzuim analyseer "$(CORPUS)" --uit "$(UIT)"

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest

# Opens the pages of a report in chromium, which has to be installed.
test-browser: $(VENV)/.dev
	$(BIN)/python -m benchmarks.browser

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "Python 3.11, 3.12 of 3.13 is nodig; probeer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.basis: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.basis
	$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/.train: $(VENV)/.dev
	$(PIP) -e '.[dev,train]'
	@touch $@

clean:
	rm -rf $(VENV) $(UIT)
