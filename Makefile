# The two commands are `make run` and `make test`; the rest is for those who work on Loket.
.DEFAULT_GOAL := help
.PHONY: help run build test bench soak lint install clean

PREFIX ?= /usr/local
PORT ?= 8080
# systemd looks here for PREFIX /usr and /usr/local; elsewhere: systemctl link.
UNITS ?= $(PREFIX)/lib/systemd/system
# The Swift runtime goes into the executable, so that an office's machine needs no Swift.
RELEASE := swift build -c release --static-swift-stdlib --product loket

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Install what is missing, build, start the desk with demo data on http://127.0.0.1:8080
	@Tests/Services/install.sh run
	$(RELEASE)
	@$$($(RELEASE) --show-bin-path)/loket serve --demo --port $(PORT)

build: ## Build the release
	@Tests/Services/install.sh run
	$(RELEASE)

test: ## Install what the tests need and run them all
	@Tests/Services/install.sh test
	@$(MAKE) --no-print-directory lint
	Tests/run

bench: ## Print the figures: ratios measured in one run
	@Tests/Services/install.sh run
	swift run -c release bench

soak: ## What takes long: the same tests with large numbers
	@Tests/Services/install.sh test
	LOKET_SOAK=1 Tests/run

lint: ## Format check, strict
	swift format lint --strict --recursive Sources Tests Package.swift

install: ## Install what `make build` built under PREFIX (default /usr/local), with its service
	@test -x .build/release/loket || { echo "Belum dibangun: jalankan dulu make build / Not built yet: run make build first"; exit 1; }
	install -s -D -m 755 .build/release/loket "$(DESTDIR)$(PREFIX)/bin/loket"
	install -d "$(DESTDIR)$(PREFIX)/share/loket"
	cp -R --no-preserve=ownership Kiosk Templates README.md "$(DESTDIR)$(PREFIX)/share/loket/"
	install -m 755 Sources/loket/Service/settle.sh "$(DESTDIR)$(PREFIX)/share/loket/settle.sh"
	sed 's|@PREFIX@|$(PREFIX)|' Sources/loket/Service/loket.service \
		| install -D -m 644 /dev/stdin "$(DESTDIR)$(UNITS)/loket.service"
	@test -n "$(DESTDIR)" || Sources/loket/Service/settle.sh

clean: ## Remove what was built
	rm -rf .build
