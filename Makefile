# The front door. `make publish` checks the tables and builds dist/ and its pages, dist/site; `make test` runs lint, types and tests.
# Both set up .venv from the lock first, and again only when the lock changes.

PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3 python))
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: publish test browser check format metadata figures lock clean

publish: $(READY)
	$(RUN) -m scripts.release --check
	$(RUN) -m scripts.check
	$(RUN) -m scripts.build --out dist
	$(RUN) -m scripts.site --folder dist --out dist/site

test: $(READY) browser
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest

# The pages are tested in a browser. Where there is none, Debian's is installed if we may; if we may not, the tests say so.
browser: $(READY)
	@$(RUN) -c 'from scripts import browsers; raise SystemExit(not browsers.find())' \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update --quiet \
			&& DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends chromium; } \
		|| echo "No browser here, and none can be installed."

check: $(READY)
	$(RUN) -m scripts.check

format: $(READY)
	$(RUN) -m scripts.format

# Write again what is made from schemas/: datapackage.json and the column tables of datasets/README.md.
metadata: $(READY)
	$(RUN) -m scripts.metadata

$(READY): requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed. Name yours: make PYTHON=python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version)'
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

# The figures of the page, after a release has changed them.
figures: publish
	$(RUN) -m scripts.figures --folder dist --out figures
	cp figures/estimates-troops.png figures/estimates-containers.png .github/figures/

# For maintainers: pin the newest versions that pyproject.toml allows.
lock: $(READY)
	$(RUN) -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m piptools compile --quiet --upgrade --extra dev --generate-hashes --strip-extras \
		--no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt pyproject.toml

clean:
	rm -rf dist .venv
