# Everything one does with this repository. `make` alone tells what there is.

PYTHON ?= python3
BIN := .venv/bin
LOCKS := requirements.lock requirements-dev.lock
STAMP := .venv/.upprop
TOOLS := var/tools/.upprop

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What has been compiled is kept beside its source, whatever the machine says: else each of the processes of a
# test run, and of every exercise, compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

##@ For everyone

.PHONY: help
help: ## Show what can be made
	@awk 'BEGIN {FS = ":.*## "} \
		/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(STAMP) ## Make .venv from the locks; does nothing when nothing has changed
	@$(BIN)/python -m compileall -q conference webhooks workers exercise

.PHONY: demo
demo: setup ## Run a whole Thursday conference against the exercise network
	@mkdir -p var/demo
	$(BIN)/upprop rehearse counties/stockholm/exercises/torsdag.yaml \
		--json var/demo/result.json --record var/demo/record.json

.PHONY: rehearse
rehearse: setup ## Play all exercises of the county, one after another
	@for scenario in counties/stockholm/exercises/*.yaml; do \
		$(BIN)/upprop rehearse $$scenario || exit; \
	done

.PHONY: up
up: setup ## Run everything on this machine until Ctrl-C
	$(BIN)/upprop up

##@ For developers

.PHONY: test
test: setup ## Run all tests
	$(BIN)/pytest -q -n 2 --dist worksteal

.PHONY: test-pg
test-pg: setup ## Run what is stored once more on a throwaway PostgreSQL, and on two hosts
	$(BIN)/pytest -q -n 2 --dist worksteal --postgres

.PHONY: test-browser
test-browser: setup ## Use the pages in the distribution's Chromium, and have each looked over
	$(BIN)/pytest -q -n 2 --dist worksteal --browser tests/browser

.PHONY: words
words: setup ## Gather the words of the pages, and say what is not in Swedish yet
	$(BIN)/python -W ignore -m webhooks.console.catalogue

.PHONY: check
check: setup ## Format, lint, types, who may import whom, and no clock or chance in the domain
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/wiring/test_domain_is_pure.py

.PHONY: format
format: setup ## Put the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: docs
docs: setup ## Print the pages of docs/ that are drawn from tables
	$(BIN)/python -m conference.cli.printing
	$(BIN)/python -m tests.promises

.PHONY: bench
bench: setup ## Measure what we promise
	$(BIN)/python -m bench.callout
	$(BIN)/python -m bench.press
	$(BIN)/python -m bench.ladder
	$(BIN)/python -m bench.floor
	$(BIN)/python -m bench.webhooks
	$(BIN)/python -m bench.console

.PHONY: faults
faults: setup ## Play whole conferences while everything is broken; SEEDS=20 storms
	$(BIN)/python -m bench.faults --seeds $(or $(SEEDS),20)

.PHONY: fuzz
fuzz: setup ## Send whatever nobody would send to every door, for MINUTES=10
	$(BIN)/python -m bench.fuzz --minutes $(or $(MINUTES),10)

.PHONY: audit
audit: setup $(TOOLS) ## Ask whether a locked version is known to be vulnerable; 4 if nobody answers
	$(BIN)/python -m supply.audit

.PHONY: sbom
sbom: setup $(TOOLS) ## Write var/sbom.cdx.json, the bill of materials (CycloneDX) of what the product runs on
	var/tools/bin/python -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible --spec-version 1.6 --output-format JSON --validate --output-file var/sbom.cdx.json
	$(BIN)/python -m supply.bill requirements.lock var/sbom.cdx.json

# Beside the house and not in it: what looks the product over brings a hundred things of its own.
$(TOOLS): requirements-tools.lock
	$(BIN)/uv venv -q --clear --python $(BIN)/python var/tools
	$(BIN)/uv pip install -q --system-certs --python var/tools/bin/python --require-hashes -r $<
	@touch $@

.PHONY: soak
soak: setup ## Hold hundreds of Thursdays on end and see whether anything grows
	$(BIN)/python -m tests.soak

.PHONY: lock
lock: setup ## Choose versions anew and write the locks
	$(BIN)/uv pip compile -q --system-certs --upgrade $(LOCKING) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --system-certs --upgrade $(LOCKING) --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile -q --system-certs --upgrade $(LOCKING) --group setup -o requirements-setup.lock
	$(BIN)/uv pip compile -q --system-certs --upgrade $(LOCKING) --group tools -o requirements-tools.lock

# Hashes say what is installed, so the lock need not say from where: an index address would tie
# it to one house's mirror.
LOCKING := --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	--universal --python-version 3.11 --allow-unsafe

# uv installs in a tenth of the time; where it cannot be had or cannot run, pip does the same
# work. It is told to trust whom the system trusts, as pip does: a house may inspect its traffic.
# Bytecode is compiled now, else every process start pays for it where PYTHONDONTWRITEBYTECODE
# is set or the folder belongs to another; ours too, each time it has changed: see `setup`.
$(STAMP): $(LOCKS) requirements-setup.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=...")'
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements-setup.lock
	$(BIN)/uv pip install -q --system-certs --python $(BIN)/python --compile-bytecode --require-hashes \
			$(addprefix -r ,$(LOCKS)) \
		|| $(BIN)/python -m pip install -q --require-hashes $(addprefix -r ,$(LOCKS))
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation --no-index --editable .
	@touch $@
