# Two commands matter: `make run` and `make test`. Both install what they need.

PYTEST_OPTIONS ?=
LOCK_OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help run test install tools check lock bench nightly pictures clean package-linux package-windows package-check

help:
	@echo "make run       open the program in practice (without a screen: walk the main job and write what it made to out/demo)"
	@echo "make test      linters, types, import contracts, tests"
	@echo "make install   only install: the program is then .venv/bin/carehome-desktop"
	@echo
	@echo "make check     linters, types and import contracts only"
	@echo "make bench     the table of speeds, each beside its floor"
	@echo "make nightly   all tests, and the long ones too"
	@echo "make pictures  a picture of every page, in out/pictures"
	@echo "make lock      write the lock files again from pyproject.toml (LOCK_OPTIONS=--upgrade takes newer versions)"
	@echo "make package-linux  build the Debian package, in dist"
	@echo "make package-windows  build the Setup for Windows, in dist"
	@echo "make package-check  install what is in dist into a clean system and into Wine, try it, and remove it again (as root)"
	@echo "make clean     remove what was made here: .venv, out, caches; your own records are elsewhere and are not touched"

install:
	@sh packaging/set-up.sh program

tools:
	@sh packaging/set-up.sh tools

run: install
	@sh packaging/run.sh

# Everything is said before the end, so that one run shows all there is to mend; pytest has the last word.
# The checkers mostly work on one core; the other one compiles the tests meanwhile, which each worker would else do for itself.
test: tools
	@.venv/bin/python -m pytest --collect-only -p no:xdist >/dev/null 2>&1 & \
	sh packaging/check.sh; checked=$$?; wait; \
	.venv/bin/python -m pytest -rs -m "not nightly" -n 2 --dist loadfile --no-loadscope-reorder $(PYTEST_OPTIONS) || exit $$?; \
	[ $$checked -eq 0 ] || { echo "The tests passed, but there is trouble above from ruff, mypy or lint-imports."; exit 1; }

check: tools
	@sh packaging/check.sh

bench: tools
	@.venv/bin/python -m tests.bench

nightly:
	@sh packaging/set-up.sh tools postgresql
	@.venv/bin/python -m pytest -rs -n 2 --dist loadfile --no-loadscope-reorder --hypothesis-profile nightly $(PYTEST_OPTIONS)

pictures: tools
	@.venv/bin/python -m tests.pictures out/pictures

lock: tools
	@sh packaging/lock.sh $(LOCK_OPTIONS)

package-linux:
	@sh packaging/package-linux.sh

package-windows:
	@sh packaging/package-windows.sh

package-check: install
	@sh packaging/package-check.sh
	@sh packaging/package-check-windows.sh

clean:
	rm -rf .venv out build dist .coverage .hypothesis .mypy_cache .ruff_cache .import_linter_cache .pytest_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
