# Two commands do everything on a machine with Python 3.11 and make:
#   make run     the demo at http://127.0.0.1:5000  (PORT=… for another port)
#   make test    the whole test suite
PYTHON ?= python3
PORT ?= 5000
BIN := .venv/bin
# Fast where it can be had; plain pip gives the same result.
install = $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1) || $(BIN)/pip install -q --require-hashes -r $(1)

.PHONY: run serve test check lint proof bench lock catalogue clean

run: .venv/run
	@DEMO=1 PORT=$(PORT) exec $(BIN)/judging demo

serve: .venv/run
	@exec $(BIN)/judging serve

test: .venv/test
	@$(BIN)/python -m pytest $(if $(CI),-n 2,-n auto --maxprocesses 4) --dist loadfile $(ARGS)

lint: .venv/test
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

bench: .venv/test
	for each in bench/*.py; do $(BIN)/python $$each || exit 1; done

.venv/run: requirements.lock pyproject.toml judging/translations/vi/LC_MESSAGES/messages.po
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/pip install -q uv==0.13.9 || true
	@$(call install,requirements.lock)
	@$(BIN)/pip install -q --no-deps -e .
	@$(BIN)/pybabel -q compile -d judging/translations
	@touch $@

.venv/test: requirements-dev.lock .venv/run
	@$(call install,requirements-dev.lock)
	@touch $@

lock:
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --universal --extra dev pyproject.toml -o requirements-dev.lock

# After a new sentence: bring it into the catalogue, then write its Vietnamese there.
REFUSALS := Refusal NotFound Gone NotAllowed Throttled Invalid Incomplete Closed Stale Conflict
catalogue: .venv/run
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k _l $(REFUSALS:%=-k %) --no-location --omit-header -o build/messages.pot judging templates
	$(BIN)/pybabel -q update -i build/messages.pot -d judging/translations --no-fuzzy-matching --omit-header --width 118
	$(BIN)/pybabel -q compile -d judging/translations

clean:
	rm -rf .venv build *.egg-info
