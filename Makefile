# What a person does with this project, one word each. `make` alone is `make run`.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

# As the site itself: the environment first, then .env.
DATABASE_URL ?= $(shell sed -n 's/^DATABASE_URL=//p' .env 2>/dev/null | tail -n 1 | tr -d "\"'")
RUNTIME_LOCK := $(if $(filter postgres%,$(DATABASE_URL)),requirements-postgresql.txt,requirements.txt)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement
COMPILE := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header

.PHONY: run test browser bench check fixtures lock

run: .venv/$(RUNTIME_LOCK).installed
	@$(BIN)/python -m mousite.secret
	@$(BIN)/python manage.py set_up --port $(PORT)
	@echo "The register is at http://127.0.0.1:$(PORT)/ and its editors' door at http://127.0.0.1:$(PORT)/admin/ (Ctrl-C stops it)."
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 2 --blocking-threads 1 \
		--respawn-failed-workers --workers-kill-timeout 5 --log-level warning mousite.wsgi:application

test: .venv/requirements-development.txt.installed
	$(BIN)/python -m pytest --numprocesses auto

# A browser hangs up as it likes, and the server of the tests leaves such sockets to be collected.
browser: .venv/requirements-development.txt.installed
	$(BIN)/python -m pytest -m browser tests/browser \
		-W ignore::ResourceWarning -W ignore::pytest.PytestUnraisableExceptionWarning

bench: .venv/requirements-development.txt.installed
	$(BIN)/python -m pytest -m bench tests/bench -s

check: export DJANGO_SETTINGS_MODULE := tests.settings
check: .venv/requirements-development.txt.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --profile jinja --check --lint templates --extend-exclude templates/admin
	$(BIN)/djlint --profile django --check --lint templates/admin
	DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run
	DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=mousite.settings MOUSITE_HOSTS=register.example MOUSITE_TLS= MOUSITE_DEBUG= \
		MOUSITE_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

# Into an empty register of its own, which goes with its folder.
fixtures: export DJANGO_SETTINGS_MODULE := tests.settings
fixtures: .venv/requirements-development.txt.installed
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export DATABASE_URL="sqlite:///$$folder/register.sqlite3" && \
		$(BIN)/python manage.py migrate --verbosity 0 && \
		$(BIN)/python manage.py load fixtures/*.json && $(BIN)/python manage.py load fixtures/*.json && \
		$(BIN)/python manage.py check_register

lock:
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --constraint requirements.txt --extra postgresql --output-file requirements-postgresql.txt pyproject.toml
	$(COMPILE) --constraint requirements.txt --extra development --output-file requirements-development.txt pyproject.toml

.venv/%.installed: % $(BIN)/python
	@echo "Installing what $< names ..."
	@$(INSTALL) $<
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no '$(PYTHON)' here. Name Python 3.11 or newer: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "mousite needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another: make run PYTHON=python3.12"; \
		exit 1; }
	@$(PYTHON) -m venv .venv || { \
		echo "'$(PYTHON)' cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; rm -rf .venv; exit 1; }
