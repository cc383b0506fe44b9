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

.PHONY: analyse test test-browser lint evaluate encoder language-model language-model-lg notebooks example-figures clean

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

$(VENV)/.notebooks: $(VENV)/.basis
	$(PIP) -e '.[notebooks]'
	@touch $@

# Opens the notebooks on the results in UIT and the reference of CORPUS.
notebooks: $(VENV)/.notebooks
	VERZUIM_UIT="$$(realpath "$(UIT)")" VERZUIM_CORPUS="$$(realpath "$(CORPUS)")" \
	  $(BIN)/jupyter lab notebooks

# Cross-validation of the coder by school: tables and figures of docs/methode.md.
evaluate: $(VENV)/.dev
	$(BIN)/python -m pipeline.run.coder_evaluation

# Trains the encoder (five folds and one on everything) and writes it to the package.
encoder: $(VENV)/.train
	$(BIN)/python -m pipeline.coding.training.encoder --map "$(UIT)/encoder"

# DATA: a folder with ud/ and silver/, see pipeline/language/training/README.md.
language-model: $(VENV)/.dev
	$(BIN)/python -m pipeline.language.training --data "$(DATA)" --uit pipeline/language

language-model-lg: $(VENV)/.basis
	@$(BIN)/python -m spacy download nl_core_news_lg || { \
	  echo "nl_core_news_lg is hier niet op te halen: het adres waar spaCy het aanbiedt is niet bereikbaar."; \
	  echo "Zonder dit model werkt alles met het meegeleverde nl_verzuim_sm."; exit 1; }

# After `make analyse`: the figures that `verzuim advies` ships with.
example-figures: $(VENV)/.basis
	$(BIN)/python -m pipeline.run.example_figures "$(UIT)"

clean:
	rm -rf $(VENV) $(UIT)
