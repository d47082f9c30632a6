# Klaver. Two commands are enough: make run, make test.
# Everything that is not in the repository is installed by these from Debian's packages and PyPI.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
DATA ?= data
CHECK := --explicit-target-dependency-import-check error
KLAVER := .build/release/klaver
VENV := .venv
# What runs on both engines.
SHARED := StorageTests|RecordsTests|IdentityTests|UseCasesTests|WebTests|ServerTests.Shared

.PHONY: help run build test unit browser failures format lint bench bench-access chaos clean packages test-packages bench-packages \
	chaos-packages

help:
	@echo "make run    install, build for release and start Klaver with its demonstration (PORT=$(PORT), DATA=$(DATA))"
	@echo "make test   install and run every check: format, imports, unit, storage, web and browser tests"
	@echo "make bench  install and measure, with one line a figure"
	@echo "make bench-access  play a hundred thousand random steps and look for leaks (some forty minutes)"
	@echo "make chaos  kill, cut, fill and pause everything under load, and see what is kept (some ten minutes)"
	@echo "make format lay the code out as .swift-format says"

run: packages $(KLAVER)
	@echo "== starting"
	@exec $(KLAVER) demo --data $(DATA) --port $(PORT)

build: $(KLAVER)

# Only when a file or a folder (something was taken away) is newer than the program: asking the package manager takes longer than starting Klaver.
$(KLAVER): $(shell find Sources Package.swift $(wildcard Package.resolved))
	@echo "== building for release (the first time takes 5 to 10 minutes)"
	@swift build -c release --product klaver $(CHECK) 2>&1 | scripts/quietly build
	@touch $(KLAVER)

packages:
	@scripts/install libsqlite3-dev libsodium-dev libpq-dev libqrencode-dev weasyprint fonts-dejavu-core

test-packages: packages
	@scripts/install chromium python3-venv postgresql-15 msmtp poppler-utils
	@scripts/venv $(VENV) e2e/requirements.txt

bench-packages: packages
	@scripts/install wrk postgresql-15

chaos-packages: packages
	@scripts/install postgresql-15 haproxy iproute2 e2fsprogs

test: test-packages lint unit browser failures
	@echo "== all checks passed"

lint:
	@echo "== format"
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	@echo "== words"
	@scripts/words

format:
	@swift format format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

unit:
	@echo "== building with import check (the first time takes 5 to 10 minutes)"
	@swift build --build-tests $(CHECK) 2>&1 | scripts/quietly build
	@echo "== unit, storage and web tests, on SQLite"
	@swift test --skip-build
	@echo "== storage, records, use cases and web tests, on PostgreSQL"
	@scripts/with-postgres env KLAVER_TEST_ENGINE=postgresql \
		swift test --skip-build --no-parallel --filter '$(SHARED)'

browser: test-packages
	@echo "== building the program for the browser tests"
	@swift build --product klaver $(CHECK) 2>&1 | scripts/quietly build
	@echo "== dossier files against their schema, and the browser"
	@KLAVER=$(CURDIR)/.build/debug/klaver $(VENV)/bin/python -m pytest -q e2e

failures: test-packages
	@swift build --product klaver $(CHECK) 2>&1 | scripts/quietly build
	@echo "== failure runs, the short form"
	@KLAVER=.build/debug/klaver python3 -m chaos --short

bench: bench-packages build
	@swift build -c release --product klaver-bare $(CHECK) 2>&1 | scripts/quietly build
	@scripts/with-postgres scripts/bench

# Random lives against an independent model of who may see what (STEPS of them; some forty minutes of one processor).
STEPS ?= 100000
bench-access: packages
	@echo "== building for release"
	@swift build -c release --product klaver-proof $(CHECK) 2>&1 | scripts/quietly build
	@TMPDIR=$$([ -w /dev/shm ] && echo /dev/shm || echo $${TMPDIR:-/tmp}) .build/release/klaver-proof --steps $(STEPS)

chaos: chaos-packages build
	@KLAVER=$(KLAVER) python3 -m chaos

clean:
	@swift package clean
