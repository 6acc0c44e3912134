"""Mutants of a module: its syntax tree with one small thing changed, as somebody might have got it wrong.

Comparisons, arithmetic, conditions, constants, single statements, keyword arguments, slices
and the parts of a sorting key. Annotations, decorators and docstrings are left alone.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import CodeType

COMPARED = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COMPUTED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "ceil": "int"}
UNREACHED = {"strict"}  # of zip: for who changes the code, no input comes there
LEFT_ALONE = {"annotation", "returns", "decorator_list", "ops", "op", "ctx"}
BLOCKS = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change: ``into`` takes the place of what stands at a field of ``parent`` (in a list, at a position)."""

    name: str
    file: Path
    tree: ast.Module
    parent: ast.AST
    field: str
    at: int | None
    into: ast.AST

    def code(self) -> CodeType:
        """The changed module, compiled. The tree stays changed: this is for a process that does nothing else."""
        if self.at is None:
            setattr(self.parent, self.field, self.into)
        else:
            getattr(self.parent, self.field)[self.at] = self.into
        return compile(ast.fix_missing_locations(self.tree), self.file, "exec")


def mutants(file: Path) -> Iterator[Mutant]:
    """Every mutant of a module; their names hold without line numbers, the second of one name has a 2."""
    text = file.read_text(encoding="utf-8")
    tree, lines, seen = ast.parse(text), text.splitlines(), Counter()
    for within, parent, field, at, node in places(tree, (file.stem,)):
        for change in changes(node, in_function=len(within) > 1):
            into = placed(change, node)
            line = lines[(node if hasattr(node, "lineno") else parent).lineno - 1].strip()
            name = f"{'.'.join(within)} | {line} | {said(node)} -> {said(into)}"
            seen[name] += 1
            name += f" {seen[name]}" if seen[name] > 1 else ""
            yield Mutant(name, file, tree, parent, field, at, into)


def sample(made: Sequence[Mutant], size: int | None, *, seed: int) -> list[Mutant]:
    """So many, drawn by their names: a change elsewhere in the code leaves the others of a sample in it."""
    return sorted(made, key=lambda mutant: sha256(f"{seed}:{mutant.name}".encode()).digest())[:size]


def places(parent: ast.AST, within: tuple[str, ...]) -> Iterator[tuple]:
    """Every node that may change, with the names of the blocks around it and where it stands."""
    inside = (*within, parent.name) if isinstance(parent, BLOCKS) else within
    for field, value in ast.iter_fields(parent):
        if field in LEFT_ALONE:
            continue
        for at, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not is_left_alone(node):
                yield inside, parent, field, at, node
                yield from places(node, inside)


def is_left_alone(node: ast.AST) -> bool:
    """A docstring, or what no input reaches."""
    if isinstance(node, ast.keyword):
        return node.arg in UNREACHED
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def placed(change: ast.AST, node: ast.AST) -> ast.AST:
    """A change as if it stood where ``node`` does; it may be a part of ``node``, which has its place."""
    return change if hasattr(change, "lineno") else ast.fix_missing_locations(ast.copy_location(change, node))


def said(node: ast.AST) -> str:
    """A node on one line; of a block its head."""
    return ast.unparse(node).splitlines()[0]


def changes(node: ast.AST, *, in_function: bool) -> Iterator[ast.AST]:
    """What a node may become."""
    match node:
        case ast.Compare(left, ops, rights):
            for at, op in enumerate(ops):
                before, after = ops[:at], ops[at + 1 :]
                yield from (ast.Compare(left, [*before, other(), *after], rights) for other in COMPARED[type(op)])
        case ast.BinOp(left, op, right) if type(op) in COMPUTED:
            yield ast.BinOp(left, COMPUTED[type(op)](), right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for at in range(len(values)):
                left = [*values[:at], *values[at + 1 :]]
                yield ast.BoolOp(op, left) if len(left) > 1 else left[0]
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Constant(value):
            yield from map(ast.Constant, constants(value))
        case ast.Call() | ast.Slice() | ast.Lambda() | ast.comprehension() | ast.IfExp():
            yield from in_expressions(node)
        case ast.stmt():
            yield from statements(node, in_function=in_function)


def constants(value: object) -> tuple:
    match value:
        case bool():
            return (not value,)
        case int():
            return value + 1, value - 1
        case str():
            return (f"XX{value}XX",)
    return ()


def in_expressions(node: ast.AST) -> Iterator[ast.AST]:
    """A keyword argument left out, another function, an open slice, a shorter key, a condition gone or turned round."""
    match node:
        case ast.Call(called, arguments, keywords):
            for at in (at for at, keyword in enumerate(keywords) if keyword.arg not in UNREACHED):
                yield ast.Call(called, arguments, [*keywords[:at], *keywords[at + 1 :]])
            if isinstance(called, ast.Name) and called.id in CALLED:
                of_list = [] if called.id == "sorted" else keywords
                yield ast.Call(ast.Name(CALLED[called.id], ast.Load()), arguments, of_list)
        case ast.Slice(lower, upper):
            yield from [ast.Slice(None, upper)] * (lower is not None) + [ast.Slice(lower, None)] * (upper is not None)
        case ast.Lambda(arguments, ast.Tuple(parts)):
            for at in range(len(parts)):
                yield ast.Lambda(arguments, ast.Tuple([*parts[:at], *parts[at + 1 :]], ast.Load()))
        case ast.comprehension(target, source, conditions) if conditions:
            yield ast.comprehension(target, source, [], 0)
        case ast.IfExp(test, body, orelse):
            yield from (ast.IfExp(other, body, orelse) for other in turned_round(test))


def statements(node: ast.stmt, *, in_function: bool) -> Iterator[ast.stmt]:
    """A statement left out, nothing in the place of a value, a condition turned round, a loop not entered."""
    match node:
        case ast.Expr() | ast.Delete() | ast.Raise():
            yield ast.Pass()
        case ast.AugAssign(target, op, value):
            yield ast.Pass()
            yield ast.AugAssign(target, COMPUTED[type(op)](), value)
        case ast.Assign(targets, value) if in_function and not is_none(value):
            yield ast.Assign(targets, ast.Constant(None)) if isinstance(targets[0], ast.Name) else ast.Pass()
        case ast.Return(value) if value and not is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.If(test, body, orelse):
            yield from (ast.If(other, body, orelse) for other in turned_round(test))
        case ast.While(test, body, orelse):
            yield from (ast.While(other, body, orelse) for other in turned_round(test))
        case ast.For(target, _, body, orelse):
            yield ast.For(target, ast.Tuple([], ast.Load()), body, orelse)


def is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def turned_round(test: ast.expr) -> Iterator[ast.expr]:
    """The opposite, unless changing the comparison itself already makes it."""
    if not isinstance(test, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), test)
