# make brief: set up what is needed, solve the example and write its brief
# make test:  everything that must hold: lint, types, import direction, tests
# make docs:  the documentation, in docs/_build
# make lock:  choose the newest versions of everything and pin them
# make clean: remove all that the above made
# Another Python than python3: make brief PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: brief test docs lock clean

brief: .venv/run.stamp
	$(BIN)/tracktwo brief examples/ukraine-2023 -o out/brief.html
	@echo "The brief is out/brief.html; open it in a browser."
	@echo "To type tracktwo yourself, first: source .venv/bin/activate"

test: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

docs: .venv/dev.stamp
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build
	@echo "The documentation is docs/_build/index.html; open it in a browser."

# --no-build-isolation: what builds the package is pinned in run.txt, so that nothing else is fetched.
.venv/run.stamp: requirements/run.txt pyproject.toml | .venv
	@echo "Installing what tracktwo needs into .venv (once; a minute or two) ..."
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need into .venv (once; a minute or two) ..."
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "tracktwo needs Python 3.11 or newer, and '$(PYTHON)' is not."; \
	  echo "If a newer one is installed, name it, as in: make $(MAKECMDGOALS) PYTHON=python3.12"; \
	  exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

COMPILE := build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# Run it with the oldest Python supported: what installs there installs on the newer ones.
lock: export CUSTOM_COMPILE_COMMAND = make lock
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet pip-tools
	$(COMPILE) --output-file requirements/run.txt --build-deps-for wheel pyproject.toml
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
	  | $(COMPILE) --constraint requirements/run.txt --output-file requirements/dev.txt -

clean:
	rm -rf .venv build dist out docs/_build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
