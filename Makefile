# Confide. `make` lists what there is.
#
#   make demo    build in release mode and run the demo shop on 127.0.0.1, with data of its own that it removes
#   make test    build everything and run every test
#   make bench   measure this machine (docs/performance.md says what)
#   make format  put the sources into the one format
#   make lint    check format, arrows and imports without changing anything
#   make clean   remove what was built

SHELL := /bin/bash
# Where things are built; another checkout may share it.
CONFIDE_BUILD ?= .build
JOBS ?= 2

.PHONY: help demo release test bench format lint clean

help:
	@sed -n 's/^#   //p' Makefile

demo: release
	@"$$(scripts/bin release)" demo

release:
	@scripts/need build
	@echo "Building in release mode; the first time takes some minutes."
	@swift build -c release --scratch-path "$(CONFIDE_BUILD)" -j $(JOBS) --product confide

test:
	@CONFIDE_BUILD="$(CONFIDE_BUILD)" JOBS=$(JOBS) scripts/test

bench: release
	@scripts/need bench
	@CONFIDE_BUILD="$(CONFIDE_BUILD)" scripts/bench

format:
	@swift format --in-place --recursive --parallel Sources Tests Benchmarks/Sources Package.swift

lint:
	@scripts/lint

clean:
	@rm -rf .build .venv Benchmarks/.build
