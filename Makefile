# make setup   the virtual environment in .venv, with .venv/bin/derekkoz
# make run     set up, then do the main job until stopped: the daemon with its dashboard
# make demo    set up, then show it all on a made-up web, offline, in a minute
# make test    set up, then lint, types, layers and all tests
# make browser a Chromium, for outlets whose listings a script builds
# make lock    pin the requirements anew
# Another Python: make setup PYTHON=python3.13

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

.DEFAULT_GOAL := help
.PHONY: help setup run demo test browser lock

help:
	@sed -n 's/^# make /make /p' Makefile

# The locks are complete, so pip need not resolve anything (--no-deps): faster, and blind to wrong extras upstream.
$(VENV)/pyvenv.cfg:
	@sh scripts/venv.sh "$(PYTHON)" "$(VENV)"

$(VENV)/runtime.stamp: $(VENV)/pyvenv.cfg requirements/runtime.txt pyproject.toml
	@echo "Installing what Derekkoz needs (about 500 MB, a minute or two) ..."
	@$(INSTALL) --no-deps --require-hashes --requirement requirements/runtime.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/development.stamp: $(VENV)/runtime.stamp requirements/development.txt
	@echo "Installing what its tests need ..."
	@$(INSTALL) --no-deps --require-hashes --requirement requirements/development.txt
	@touch $@

$(VENV)/browser.stamp: $(VENV)/runtime.stamp scripts/browser.sh
	@sh scripts/browser.sh $(BIN)/python
	@touch $@

setup: $(VENV)/runtime.stamp
	@echo "Ready: $(BIN)/derekkoz --help"

run: $(VENV)/runtime.stamp
	@$(BIN)/derekkoz daemon

demo: $(VENV)/runtime.stamp
	@$(BIN)/derekkoz demo

test: $(VENV)/development.stamp $(VENV)/browser.stamp
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

browser: $(VENV)/runtime.stamp
	@sh scripts/browser.sh $(BIN)/python

lock: $(VENV)/development.stamp
	UV=$(BIN)/uv sh scripts/lock.sh
