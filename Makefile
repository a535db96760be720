# Two commands do everything on a fresh Debian machine: `make serve` and `make test`.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8866
VENV := .venv
BIN := $(VENV)/bin
# A file's tests stay together: they share a server or a kernel.
BOTH_CORES := -n logical --maxprocesses 4 --dist loadfile

.PHONY: serve test check lint bench chaos lock bundle clean help

help:                 ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ -/'

serve: $(VENV)/.serve ## serve the course; PORT= and HOST= change the address
	@$(BIN)/facilitator serve --host $(HOST) --port $(PORT)

test: lint            ## set up and run everything
	@.ci/chromium $(BIN)/python
	@$(BIN)/python -m pytest $(BOTH_CORES) --nbval notebooks tests

check: lint           ## the same without the browser
	@$(BIN)/python -m pytest $(BOTH_CORES) --nbval notebooks tests -m "not browser"

lint: $(VENV)/.test   ## code, types and content
	@$(BIN)/ruff check toolkit tests
	@$(BIN)/ruff format --check toolkit tests
	@$(BIN)/mypy
	@.ci/types toolkit/frontend
	@$(BIN)/facilitator check --strict

bench: $(VENV)/.test  ## measure against stock Voila, side by side
	@.ci/chromium $(BIN)/python
	@$(BIN)/python -m tests.bench

chaos: $(VENV)/.test  ## try the server with hostile clients, faults and crowds, on this machine
	@$(BIN)/python -m tests.chaos

lock: $(VENV)/.test   ## renew the pins in requirements/
	@.ci/lock $(BIN)/uv

bundle: $(VENV)/.serve ## build the page's scripts; needs Node
	@$(BIN)/python -m toolkit.frontend.mirror
	@cd toolkit/frontend && npm ci --no-audit --no-fund && npm run build

clean:                ## remove what `make` made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis toolkit/frontend/node_modules

$(VENV)/.made:
	@.ci/venv $(PYTHON) $(VENV)
	@touch $@

$(VENV)/.serve: $(VENV)/.made requirements/serve.txt requirements/build.txt pyproject.toml
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt -r requirements/serve.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.serve requirements/test.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@
