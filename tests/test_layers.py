"""The rooms of the package import each other in the allowed directions only, wherever in a file the import stands."""

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

import xentviz

PACKAGE = Path(xentviz.__file__).parent

# Room: what it may import besides itself and the standard library. 'xentviz' is the package's own __init__.
MAY_IMPORT = {
    "engine": {"numpy"},
    "assets": set(),
    "theme": set(),
    "platform": set(),
    "files": {"engine"},
    "export": {"figure", "files", "document", "solution", "scenario", "engine"},
    "scenario": {"engine", "assets", "numpy"},
    "solution": {"scenario", "engine", "numpy"},
    "xentviz": {"scenario", "solution", "engine", "assets"},
    "numbers": set(),
    "explain": {"scenario", "solution", "engine", "numbers", "numpy"},
    "figure": {"explain", "numbers", "scenario", "solution", "engine", "theme", "assets", "numpy", "figure's Qt"},
    "figure's Qt": {
        *("figure", "scenario", "theme", "assets", "engine", "numpy", "PySide6.QtCore", "PySide6.QtGui", "shiboken6"),
        *("PIL", "av"),
    },
    "document": {"scenario", "solution", "engine", "files", "figure", "numbers", "assets", "numpy"},
    "session": {"document", "scenario", "solution", "engine", "numpy", "PySide6.QtCore"},
    "views": {
        *("document", "scenario", "solution", "engine", "explain", "numbers", "figure", "figure's Qt", "theme"),
        "assets",
        *("numpy", "PySide6", "pyqtgraph"),
    },
    "actions": {
        "session",
        "document",
        "explain",
        "numbers",
        "scenario",
        "solution",
        "engine",
        "figure",
        "theme",
        "assets",
        "numpy",
        "PySide6",
    },
}
ALL = {*MAY_IMPORT, "numpy", "PySide6", "shiboken6", "pyqtgraph"}
MAY_IMPORT |= {
    "cli": {*ALL, "window verb"} - {"views", "actions", "pyqtgraph"},
    "window verb": {*ALL, "cli", "app"},
    "app": ALL,
}

# The longest prefix that fits says which room a module belongs to.
ROOM_OF = {f"xentviz.{name}": name for name in MAY_IMPORT} | {
    "xentviz.__main__": "cli",
    "xentviz.commands": "cli",
    "xentviz.commands.window": "window verb",
    "xentviz.figure.clipboard": "figure's Qt",
    "xentviz.figure.film": "figure's Qt",
    "xentviz.figure.film.moments": "figure",
    "xentviz.figure.painter": "figure's Qt",
    "xentviz.figure.pdf": "figure's Qt",
    "xentviz.figure.pptx": "figure's Qt",
    "xentviz.figure.theme": "theme",
    "xentviz.milestones": "solution",
    "xentviz.platform_check": "platform",
    "xentviz.editing": "session",
    "xentviz.playback": "session",
    "xentviz.played": "solution",
    "xentviz.player": "session",
    "xentviz.own_presets": "document",
    "xentviz.preset": "document",
    "xentviz.preset_file": "document",
    "xentviz.presets": "document",
    "xentviz.provenance": "scenario",
    "xentviz.axes": "solution",
    "xentviz.cells": "solution",
    "xentviz.every_step": "solution",
    "xentviz.grid": "solution",
    "xentviz.measures": "solution",
    "xentviz.moment_names": "document",
    "xentviz.pin_table": "document",
    "xentviz.pinned": "solution",
    "xentviz.pins": "document",
    "xentviz.reading": "scenario",
    "xentviz.rivals": "solution",
    "xentviz.rows": "solution",
    "xentviz.scenario_file": "scenario",
    "xentviz.slides": "export",
    "xentviz.storyboard": "document",
    "xentviz.origin": "document",
    "xentviz.session_file": "document",
    "xentviz.strict_json": "scenario",
    "xentviz.undo": "document",
    "xentviz.version": "assets",
    "xentviz.view": "document",
    "xentviz.xml_texts": "scenario",
}


def module_name(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_name(path): ast.parse(path.read_text()) for path in sorted(PACKAGE.rglob("*.py"))}


def room(name):
    if name == "xentviz":
        return "xentviz"
    parts = name.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 1, -1))
    return next((ROOM_OF[prefix] for prefix in prefixes if prefix in ROOM_OF), None)


def is_type_checking(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def running_nodes(node):
    """Every node below `node` that can run: blocks for the type checker are left out, their else is not."""
    for child in ast.iter_child_nodes(node):
        if is_type_checking(child):
            for other in child.orelse:
                yield other
                yield from running_nodes(other)
        else:
            yield child
            yield from running_nodes(child)


def imports(tree, known):
    """The full names of all modules that `tree` imports, wherever in the file, import_module('...') included."""
    for node in running_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not used here"
            yield from (_from(node.module, alias.name, known) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield ast.literal_eval(node.args[0])


def _from(module, name, known):
    full = f"{module}.{name}"
    return full if full in known or module == "PySide6" else module


def is_allowed(target, allowed):
    parts = target.split(".")
    return any(".".join(parts[:end]) in allowed for end in range(1, len(parts) + 1))


def forbidden(name, tree):
    """The imports of one module that its room may not have."""
    own = room(name)
    for target in imports(tree, SOURCES):
        if target.split(".")[0] == "xentviz":
            if room(target) != own and room(target) not in MAY_IMPORT[own]:
                yield f"{name} ({own}) imports {target} ({room(target)})"
        elif target.split(".")[0] not in sys.stdlib_module_names and not is_allowed(target, MAY_IMPORT[own]):
            yield f"{name} ({own}) imports {target}"


@pytest.mark.parametrize("name", SOURCES)
def test_module_imports_only_what_its_room_may(name):
    assert room(name) is not None, f"{name} is in no room: add it to ROOM_OF"
    assert list(forbidden(name, SOURCES[name])) == []


def test_no_module_imports_itself_in_a_circle():
    graph = {name: {t for t in imports(tree, SOURCES) if t in SOURCES} for name, tree in SOURCES.items()}
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f():\n    from PySide6 import QtGui", ["PySide6.QtGui"]),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import PySide6", ["typing"]),
        ("import importlib\nimportlib.import_module('PySide6')", ["importlib", "PySide6"]),
        ("from xentviz.engine import simplex", ["xentviz.engine.simplex"]),
    ],
)
def test_imports_are_found_wherever_they_hide(source, expected):
    assert list(imports(ast.parse(source), SOURCES)) == expected


def test_a_forbidden_import_inside_a_function_is_named():
    tree = ast.parse("def f():\n    import xentviz.session")
    assert list(forbidden("xentviz.engine.simplex", tree)) == [
        "xentviz.engine.simplex (engine) imports xentviz.session (session)"
    ]


@pytest.mark.parametrize("free", ["headless names", "figure"])
def test_loading_brings_no_qt(free):
    names = [name for name in SOURCES if name == "xentviz" or (free == "figure" and room(name) == "figure")]
    code = f"import sys, {', '.join(names)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"PySide6", "shiboken6", "pyqtgraph"} & set(run.stdout.split()) == set()


def test_the_window_opens_without_what_only_an_export_needs():
    code = "import sys, xentviz.app.main; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"xentviz.app.exporting", "xentviz.export"} & set(run.stdout.split()) == set()
