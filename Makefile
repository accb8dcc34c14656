# Everything a fresh machine needs, in two commands: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
OFFSCREEN_LIBS := libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3
WINDOW_LIBS := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0

.PHONY: demo run test lint bench screenshots audit setup libs clean

setup: libs $(READY)

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)

# Debian's libraries that Qt needs: installed where we may, named where we may not, left alone elsewhere.
libs:
	@command -v dpkg-query >/dev/null 2>&1 || exit 0; \
	missing=; for lib in $(OFFSCREEN_LIBS) $(WINDOW_LIBS); do \
	  dpkg-query -W -f='$${Status}' $$lib 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$lib"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then \
	  echo "Installing$$missing"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "Please type: sudo apt-get install$$missing"; exit 1; fi

demo: setup
	@rm -rf build/demo
	@$(BIN)/couples-workbook demo build/demo

run: setup
	@$(BIN)/couples-workbook

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest

bench: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

screenshots: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots build/screenshots

# Asks a service on the network about known faults in what we depend on; not part of `make test`.
audit: setup
	@$(BIN)/pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/pip-audit -r constraints.txt

clean:
	@rm -rf build .venv
