# The two commands that matter: `make run` and `make test`. Everything else is in `make help`.
#
# The flags stay as they are everywhere: other tags, -race or -trimpath on the root package
# build the OpenGL binding anew, which takes minutes.

TAGS     := migrated_fynedo
BIN      := bin/outbreath
APP_ID   := io.github.outbreath.outbreath
PREFIX   ?= /usr/local
DESTDIR  ?=
FUZZTIME ?=
KEEP     ?=

# Stamp the commit where git can tell it; a tree without history, or one that git distrusts, still builds.
VCS := $(shell git rev-parse --quiet --verify HEAD >/dev/null 2>&1 && echo true || echo false)

export TAGS BIN FUZZTIME KEEP

.PHONY: help run build test check bench setup setup-test install uninstall clean
.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build, then open the window; with no display, play the pre-sprint drill in the terminal
	@scripts/run.sh $(BIN)

build: setup ## build bin/outbreath
	@go build -tags $(TAGS) -buildvcs=$(VCS) -o $(BIN) .

test: ## everything: checks, unit tests, race detector, the window, the sound, fuzzing
	@scripts/test.sh

check: setup ## format, vet, staticcheck, import rules
	@scripts/check.sh

bench: setup ## measure every speed the design names
	@scripts/bench.sh

setup: ## install what building needs (called by the others)
	@scripts/setup.sh build

setup-test: ## install what testing needs besides (called by test)
	@scripts/setup.sh test

install: build ## install under PREFIX (default /usr/local), honouring DESTDIR
	install -Dm755 $(BIN) "$(DESTDIR)$(PREFIX)/bin/outbreath"
	install -Dm644 assets/icon.svg "$(DESTDIR)$(PREFIX)/share/icons/hicolor/scalable/apps/$(APP_ID).svg"
	install -Dm644 assets/icon.png "$(DESTDIR)$(PREFIX)/share/icons/hicolor/512x512/apps/$(APP_ID).png"
	install -Dm644 assets/$(APP_ID).desktop "$(DESTDIR)$(PREFIX)/share/applications/$(APP_ID).desktop"

uninstall: ## take away what install placed
	rm -f "$(DESTDIR)$(PREFIX)/bin/outbreath" \
		"$(DESTDIR)$(PREFIX)/share/icons/hicolor/scalable/apps/$(APP_ID).svg" \
		"$(DESTDIR)$(PREFIX)/share/icons/hicolor/512x512/apps/$(APP_ID).png" \
		"$(DESTDIR)$(PREFIX)/share/applications/$(APP_ID).desktop"

clean: ## remove what was built and recorded here
	rm -rf bin test-output
