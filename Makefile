# What one does with the portal. `make` alone tells.

SHELL := /bin/bash
PORT ?= 8000
ADDRESS := http://localhost:$(PORT)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest --dist loadscope
PACKAGES := portal home search interests assignments mail
# For two cores: a third of their time, tests wait for browsers and servers.
WORKERS ?= 3
TRANSLATED := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

.PHONY: help
help: ## tell what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: export BASE_URL ?= $(ADDRESS)
run: export PORT := $(PORT)
run: install translations ## serve the portal with its demonstration content; PORT=8000
	@$(BIN)/python manage.py prepare_demo
	@$(BIN)/honcho start --no-prefix || [ $$? -eq 130 ]  # 130: Ctrl-C

.PHONY: install
install:
	@scripts/install base

.PHONY: install-dev
install-dev:
	@scripts/install dev

.PHONY: translations
translations: install $(TRANSLATED)

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# Every process of the tests, and every portal that they start, would compile all of it anew.
test test-postgres: export PYTHONDONTWRITEBYTECODE =

.PHONY: test
test: lint ## check everything, on SQLite
	@scripts/test-needs
	TEST_ELASTICSEARCH_URL=$${TEST_ELASTICSEARCH_URL:-$$ELASTICSEARCH_URL} ELASTICSEARCH_URL= \
		$(PYTEST) --numprocesses $(WORKERS)

.PHONY: test-postgres
test-postgres: install-dev translations ## run what touches transactions and queues on DATABASE_URL
	@case "$$DATABASE_URL" in postgres*) ;; *) echo "Set DATABASE_URL=postgres://…" >&2; exit 1 ;; esac
	$(PYTEST) -m concurrency --numprocesses $(WORKERS)

.PHONY: lint
lint: install-dev ## style, types, imports, templates, checks, migrations
	@$(MAKE) --no-print-directory --jobs 2 types style

.PHONY: types
types: install-dev
	$(BIN)/mypy $(PACKAGES) tests manage.py
	$(BIN)/mypy --explicit-package-bases --package scripts.bench

.PHONY: style
style: install-dev translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates/admin templates/email templates/wagtailadmin
	$(BIN)/djlint --quiet --lint --profile jinja templates/*.html templates/api templates/components templates/pages
	DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py check --fail-level WARNING
	DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	scripts/check-deployment

.PHONY: format
format: install-dev ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: messages
messages: install-dev ## gather the texts to translate into locale/
	$(BIN)/python manage.py makemessages --locale sv --no-wrap --no-obsolete --ignore .venv --ignore var

.PHONY: bench
bench: install-dev translations ## measure, into docs/benchmarks.md; a quarter of an hour
	$(BIN)/python -m scripts.bench

.PHONY: screenshots
screenshots: install-dev translations ## picture every page into var/screenshots
	$(BIN)/python scripts/screenshots

.PHONY: requirements
requirements: install-dev ## pin what requirements/*.in ask for
	$(BIN)/uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		requirements/base.in --output-file requirements/base.txt
	$(BIN)/uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		requirements/base.in requirements/dev.in --output-file requirements/dev.txt
