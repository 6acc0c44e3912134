"""Sizes: what a reader takes in at once. The list of exceptions is empty."""

import ast
from pathlib import Path

import pytest

import config

#: glob -> the most lines a file may have
FILES = {
    "judging/**/*.py": 300,
    "config.py": 300,
    "templates/**/*.html": 150,
    "static/css/*.css": 300,
    "static/js/**/*.js": 150,
    "tests/**/*.py": 400,
    "bench/*.py": 300,
}
EXCEPTIONS: dict[str, int] = {"judging/migrations/versions": 0}
FUNCTION, VIEW, POSITIONAL = 40, 25, 3


def files(pattern: str) -> list[Path]:
    return [file for file in config.ROOT.glob(pattern) if not any(part in str(file) for part in EXCEPTIONS)]


@pytest.mark.parametrize(("pattern", "most"), FILES.items())
def test_files(pattern, most):
    long = {str(f.relative_to(config.ROOT)): n for f in files(pattern) if (n := len(f.read_text().splitlines())) > most}
    assert not long


def functions(pattern: str):
    for file in files(pattern):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{file.relative_to(config.ROOT)}:{node.lineno} {node.name}", node


def length(node: ast.FunctionDef) -> int:
    return node.end_lineno - node.lineno + 1


def test_functions():
    assert {name: length(f) for name, f in functions("judging/**/*.py") if length(f) > FUNCTION} == {}


def test_views():
    views = [(name, f) for name, f in functions("judging/web/*/*.py") if any(_is_route(d) for d in f.decorator_list)]
    assert len(views) > 20
    assert {name: length(view) for name, view in views if length(view) > VIEW} == {}


def test_positional_parameters():
    """At most three, ``self`` aside; the rest by keyword."""
    many = {}
    for name, function in functions("judging/**/*.py"):
        names = [a.arg for a in function.args.posonlyargs + function.args.args if a.arg not in ("self", "cls")]
        if len(names) > POSITIONAL and not _is_route_function(function):
            many[name] = names
    assert many == {}


def test_everything_public_states_its_rule():
    """Every module, and every public class and function of a module longer than a few lines, has a docstring."""
    bare = []
    for file in files("judging/**/*.py"):
        tree = ast.parse(file.read_text())
        public = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
        named = [("", tree)] * bool(tree.body) + [(n.name, n) for n in public if length(n) > 4]
        bare += [f"{file.relative_to(config.ROOT)} {name}" for name, n in named if ast.get_docstring(n) is None]
    assert bare == []


def _is_route(decorator) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "attr", "") in ("get", "post", "route", "delete")


def _is_route_function(function: ast.FunctionDef) -> bool:
    return any(_is_route(decorator) for decorator in function.decorator_list)
