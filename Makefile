# The whole interface for people: make run, make test; the rest is for developers.
PORT ?= 8000
PYTHON := .venv/bin/python
export PORT

.PHONY: run dev test check format lock benchmark pictures

run: .venv/run.stamp ## Install what is missing, fill the gallery and serve on http://127.0.0.1:$(PORT)
	@.setup/system-packages run
	@$(PYTHON) manage.py prepare
	@exec $(PYTHON) -m gunicorn --config orgchart/server.py orgchart.wsgi

dev: .venv/dev.stamp ## Serve with reload and debug pages
	@.setup/system-packages run
	@ORGCHART_DEBUG=1 $(PYTHON) manage.py prepare
	@ORGCHART_DEBUG=1 $(PYTHON) manage.py runserver $(PORT)

test: .venv/dev.stamp ## Install what is missing and run every test
	@.setup/system-packages test
	@[ -x /usr/bin/chromium ] || $(PYTHON) -m playwright install --with-deps chromium
	@$(PYTHON) -m pytest -n auto

check: .venv/dev.stamp node_modules/.stamp ## Lint, format and types, Python and JavaScript
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@node_modules/.bin/tsc --noEmit
	@$(PYTHON) manage.py makemigrations --check --dry-run

format: .venv/dev.stamp ## Put the code into its format
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

benchmark: .venv/dev.stamp ## Print ratios of cost, each taken side by side in one run; PART=server or editor for less
	@.setup/system-packages test
	@$(PYTHON) -m tests.benchmarks $(PART)

pictures: .venv/dev.stamp ## Take the pictures of the README again
	@.setup/system-packages test
	@$(PYTHON) -m tests.browser.pictures

lock: .venv/dev.stamp ## Pin the direct requirements again, with hashes
	@for list in requirements requirements-dev; do \
	  .venv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make lock" $$list.in -o $$list.txt; done

.venv/run.stamp: requirements.txt
	@.setup/system-packages run
	@[ -x $(PYTHON) ] || python3 -m venv .venv
	@echo "Installing Python packages into .venv"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt
	@.setup/system-packages run
	@[ -x $(PYTHON) ] || python3 -m venv .venv
	@echo "Installing Python packages for development into .venv"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run.stamp

node_modules/.stamp: package-lock.json
	@.setup/system-packages check
	@npm ci --silent --no-audit --no-fund
	@touch $@
