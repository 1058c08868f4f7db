# jumelage: `make run` opens the sample archive in the app, `make test` tests everything.
# Both build the virtual environment in .venv first; with uv where it is on the path, else with venv and pip.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
EXTRAS := all
# A fixed moment, so that the sample archive is the same whoever builds it.
SAMPLE_EPOCH := 1767225600

.DEFAULT_GOAL := help
.PHONY: help run test lint types unit format archive.db translations keys screenshots clean

help: ## say what can be made
	@grep -E '^[a-z.]+:.*##' Makefile | sed -E 's/:[^#]*## /: /' | awk -F': ' '{ printf "make %-12s %s\n", $$1, $$2 }'

run: $(INSTALLED) ## open the sample archive in the app
	@$(BIN)/jumelage --sample

test: lint types unit ## everything: lint, format, types, tests

lint: $(INSTALLED) ## ruff: lint and format, changing nothing
	@echo "make: checking style (ruff)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(INSTALLED) ## mypy, strictly
	@echo "make: checking types (mypy)"
	@$(BIN)/mypy

unit: $(INSTALLED) ## the tests alone
	@echo "make: running the tests (pytest)"
	@$(BIN)/pytest -n auto --dist worksteal

format: $(INSTALLED) ## ruff: format and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

archive.db: $(INSTALLED) ## build the sample archive from samples/
	@echo "make: building archive.db from samples/"
	@rm -f archive.db.new
	@SOURCE_DATE_EPOCH=$(SAMPLE_EPOCH) $(BIN)/jumelage --archive archive.db.new import samples/*/ || { \
		rm -f archive.db.new; \
		echo "make: the sample archive was not built: the import above says why; archive.db is as it was" >&2; exit 1; }
	@mv archive.db.new archive.db

translations: $(INSTALLED) ## bring the translations in step with the sentences, and compile them
	@$(BIN)/python -m resources.translations

keys: $(INSTALLED) ## write the table of all keys into docs/keys.md
	@$(BIN)/python -m tests.app.key_table

screenshots: $(INSTALLED) ## draw every screen into docs/screens
	@$(BIN)/python -m tests.app.screenshots

clean: ## remove the virtual environment and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

# The stamp is written last, so that an interrupted installation is taken up again.
$(INSTALLED): pyproject.toml
	@set -eu; \
	fail() { echo "make: $$1" >&2; exit 1; }; \
	alive() { [ -x $(BIN)/python ] && $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }; \
	if command -v uv >/dev/null 2>&1; then \
		echo "make: installing jumelage into $(VENV) with uv"; \
		alive || uv venv --quiet --clear --python '>=3.11' $(VENV) \
			|| fail "no Python 3.11 or newer for uv: install one, for example 'apt install python3'"; \
		uv pip install --quiet --python $(BIN)/python --editable '.[$(EXTRAS)]' --group dev \
			|| fail "the packages could not be installed: uv says why above: is the package index reachable?"; \
	else \
		echo "make: installing jumelage into $(VENV) with venv and pip (a minute or two)"; \
		if ! alive; then \
			found=; \
			for python in python3 python3.14 python3.13 python3.12 python3.11; do \
				if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
			done; \
			[ -n "$$found" ] || fail "Python 3.11 or newer was not found: install it, for example 'apt install python3'"; \
			$$found -c 'import ensurepip, venv' 2>/dev/null \
				|| fail "$$found cannot make virtual environments: install them with 'apt install python3-venv'"; \
			$$found -m venv --clear $(VENV) || fail "$(VENV) could not be made: is this folder writable?"; \
		fi; \
		{ $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' \
			&& $(BIN)/python -m pip install --quiet --no-compile --editable '.[$(EXTRAS)]' --group dev; } \
			|| fail "the packages could not be installed: pip says why above: is the package index reachable?"; \
	fi; \
	touch $(INSTALLED)
