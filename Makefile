# Two commands do everything on a machine with Python 3.11 and make:
#   make run     the demo at http://127.0.0.1:5000  (PORT=… for another port)
#   make test    the whole test suite
PYTHON ?= python3
PORT ?= 5000
BIN := .venv/bin
WORDS := judging/translations/vi/LC_MESSAGES/messages
CODE := $(shell find judging templates static bench tests/second tests/ranking tests/mutants tests/faults tests/media tests/naughty tests/importing -name '*.py' -o -name '*.mjs' -o -name '*.html' -o -name '*.js' -o -name '*.css' -o -name '*.typ')
PROOFS := photos arrival uploads hostile naughty intake saves sync faults kills pages hall paper opinions ranking malformed certainty calibration advice mutants mutants_certainty seal originality imports
# Fast where it can be had; plain pip gives the same result.
install = { test -x $(BIN)/uv && $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1); } || \
	$(BIN)/pip install -q --require-hashes -r $(1)

.PHONY: run setup serve test lint faults proof $(PROOFS:%=proof-%) proof-power bench lock vendor catalogue clean
.DELETE_ON_ERROR:
.NOTPARALLEL:  # benchmarks share the machine with nobody

run: .venv/run $(WORDS).mo
	@DEMO=1 PORT=$(PORT) exec $(BIN)/judging demo

setup: .venv/run $(WORDS).mo
	@$(BIN)/judging setup

serve: .venv/run $(WORDS).mo
	@exec $(BIN)/judging serve

test: .venv/test $(WORDS).mo
	@$(BIN)/python -m pytest $(if $(CI),-n 2,-n auto --maxprocesses 4) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/test
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

# Random histories of tablets and a bad network, each checked: 500 under Node, 20 in Chromium. ARGS='--host node --seed 7'
# plays one again.
faults: .venv/test $(WORDS).mo
	@$(BIN)/python bench/faults.py $(ARGS)

# A power cut needs FUSE (apt install fuse3), so it is no part of `make proof`.
proof-power: .venv/bench $(WORDS).mo
	@$(BIN)/python bench/power.py $(ARGS)

# Every benchmark, one after the other, again each time.
bench: .venv/bench $(WORDS).mo
	@for each in $(filter-out bench/power.py,$(wildcard bench/*.py)); do echo "== $$each"; $(BIN)/python $$each || exit 1; done

# The same, kept in build/proof: a part that held is not repeated until the code changes, so a broken run goes on.
proof: $(PROOFS:%=build/proof/%.txt)
	@tail -n 99 $^

$(PROOFS:%=proof-%): proof-%: build/proof/%.txt
	@cat $<

build/proof/%.txt: $(CODE) .venv/test $(WORDS).mo
	@mkdir -p $(@D)
	@echo "proof of $*: running bench/$*.py" && $(BIN)/python bench/$*.py > $@ 2>&1 || { cat $@; exit 1; }

build/proof/certainty.txt build/proof/originality.txt: .venv/bench

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=… names one)."; exit 1; }
	@$(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/pip install -q uv==0.13.9 2>/dev/null || echo 'No uv here: pip installs.'
	@touch $@

.venv/run: .venv/made requirements.lock pyproject.toml
	@$(call install,requirements.lock)
	@$(BIN)/pip install -q --no-deps -e .
	@touch $@

# What only a benchmark compares with.
.venv/bench: requirements-bench.lock .venv/test
	@$(call install,requirements-bench.lock)
	@touch $@

.venv/test: requirements-dev.lock .venv/run
	@$(call install,requirements-dev.lock)
	@touch $@

$(WORDS).mo: $(WORDS).po | .venv/run
	@$(BIN)/pybabel -q compile -d judging/translations

lock:
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal --extra s3 -c requirements-dev.lock pyproject.toml -o requirements-s3.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal --extra bench -c requirements-dev.lock pyproject.toml -o requirements-bench.lock

# What we ship of others, taken anew from their packages (needs npm; running never does). `git diff` then shows nothing.
vendor:
	@mkdir -p build/vendor && cp package.json package-lock.json build/vendor
	npm ci --silent --ignore-scripts --prefix build/vendor && node tools/vendor.mjs build/vendor

# After a new sentence: bring it into the catalogue, then write its Vietnamese there.
REFUSALS := Refusal NotFound Gone NotAllowed SignedOut Throttled Invalid Incomplete Closed Stale Conflict
catalogue: .venv/run
	@mkdir -p build && sed '/^$$/q' $(WORDS).po > build/head.po
	$(BIN)/pybabel -q extract -F babel.cfg -k _l $(REFUSALS:%=-k %) --no-location --sort-output --omit-header -o build/messages.pot .
	$(BIN)/pybabel -q update -i build/messages.pot -d judging/translations --no-fuzzy-matching --ignore-obsolete --omit-header --width 118
	@cat build/head.po $(WORDS).po > build/whole.po && mv build/whole.po $(WORDS).po
	$(BIN)/pybabel -q compile -d judging/translations

clean:
	rm -rf .venv build *.egg-info $(WORDS).mo
