# Two commands are enough: `make run` and `make test`. Both set up whatever is missing, and both are
# instant about it the second time. They write only here and in SOGOC_HOME (by default .state/demo-home);
# the one exception is `make test`, which may install the Debian packages that scripts/debian.sh names.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup setup-test run demo-check test test-slow lint format bench lock clean

PY := .venv/bin/python

help: ## what can be asked for
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: ## .venv with what the product needs
	@scripts/bootstrap.sh run

setup-test: ## the same, with the tools and what only the tests need
	@scripts/bootstrap.sh test
	@scripts/debian.sh

run: ## set up, do the main job on a sample province, serve http://127.0.0.1:8000 (PORT=8011: there)
	@scripts/run.sh $(PORT)

demo-check: setup ## the same job without serving; one JSON object
	@.venv/bin/sogoc demo --no-serve --json

test: setup-test ## set up, then lint, types, contracts and the whole suite on SQLite and PostgreSQL
	@scripts/suite.sh

test-slow: setup-test ## the proofs that take minutes, and all cases on PostgreSQL
	@SOGOC_SLOW=1 scripts/suite.sh

lint: setup-test ## ruff, mypy, import contracts, TypeScript, Biome
	@scripts/lint.sh

format: setup-test ## let ruff and Biome put the code into shape
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format --quiet .
	@cd frontend && npm run --silent format

bench: setup-test ## the benchmarks, with their peers
	@$(PY) -m benchmarks

lock: setup ## compile requirements/*.in into hashed files (UPGRADE=1: newest versions)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## forget what setting up and testing made; the sample's home stays
	@rm -rf .venv build dist *.egg-info frontend/node_modules sogoc/web/static/build
	@if [ -d .state ]; then find .state -mindepth 1 -maxdepth 1 ! -name 'demo-home*' -exec rm -rf {} +; fi
	@find sogoc tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
