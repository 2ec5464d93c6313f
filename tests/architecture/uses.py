"""What of the world a module touches, seen in its source: programs started, files opened or changed, connections made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum


class Kind(StrEnum):
    """What is touched; the values are the headings of docs/audit.md."""

    PROGRAMS = "Programs"
    FILES = "Files"
    CONNECTIONS = "Connections"


NAMES = {
    Kind.PROGRAMS: (
        "subprocess.Popen", "subprocess.run", "subprocess.call", "subprocess.check_", "subprocess.get", "sys.executable", "os.system",
        "os.popen", "os.fork", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile", "pty.", "multiprocessing", "webbrowser",
        "concurrent.futures.ProcessPoolExecutor", "asyncio.create_subprocess", "asyncio.subprocess", "runpy.", "code.", "exec", "eval",
        "runtimer.adapters.programs.interpreter.start_interpreter", "runtimer.adapters.programs.bounded_program.Program",
        "runtimer.adapters.programs.process_tree.",
    ),
    Kind.FILES: (
        "open", "io.open", "os.open", "wave.open", "sqlite3.connect", "zipfile.ZipFile", "tarfile.", "shutil.", "tempfile.", "os.replace",
        "os.rename", "os.link", "os.symlink", "os.mkdir", "os.makedirs", "os.mkfifo", "os.remove", "os.unlink", "os.rmdir", "os.utime",
        "os.truncate", "os.chmod", "os.chown", "os.scandir", "os.walk", "os.listdir", "logging.FileHandler",
        "runtimer.adapters.disk.locks.", "runtimer.adapters.disk.regular_files.", "runtimer.adapters.disk.replacement.",
    ),
    Kind.CONNECTIONS: (
        "socket.socket", "socket.create", "socket.getaddrinfo", "socket.gethost", "socketserver", "ssl.", "http.", "urllib.request",
        "urllib.robotparser", "asyncio.open_connection", "asyncio.open_unix_connection", "asyncio.start_", "ftplib", "smtplib", "poplib",
        "imaplib", "xmlrpc", "telnetlib",
    ),
}  # fmt: skip
"""Names, or what they begin with."""
HARMLESS = (
    "shutil.which", "shutil.get_terminal_size", "http.HTTPStatus", "http.client.HTTPException", "http.client.IncompleteRead",
    "http.client.HTTPResponse", "ssl.SSLContext", "ssl.SSLSocket", "ssl.SSLCertVerificationError",
    "runtimer.adapters.disk.regular_files.reason", "runtimer.adapters.disk.regular_files.real_path",
    "runtimer.adapters.disk.regular_files.regular", "runtimer.adapters.disk.regular_files.NOT_A_FILE",
    "runtimer.adapters.disk.locks.PATIENCE_S", "runtimer.adapters.disk.locks.LockHeld", "runtimer.adapters.disk.replacement.PRIVATE_MODE",
)  # fmt: skip
"""Values, types and errors."""
METHODS = {
    **dict.fromkeys(
        (
            "read_text",
            "read_bytes",
            "write_text",
            "write_bytes",
            "touch",
            "unlink",
            "rmdir",
            "mkdir",
            "rename",
        ),
        Kind.FILES,
    ),
    **dict.fromkeys(("symlink_to", "hardlink_to", "chmod", "iterdir", "glob", "rglob", "lchmod"), Kind.FILES),
    **dict.fromkeys(
        ("create_connection", "create_server", "create_unix_connection", "create_datagram_endpoint"),
        Kind.CONNECTIONS,
    ),
    **dict.fromkeys(("subprocess_exec", "subprocess_shell"), Kind.PROGRAMS),
}
"""Methods of paths and event loops, which are told by their names alone."""


def uses(source: str) -> dict[Kind, set[str]]:
    """Return the names by which a module touches each kind of thing."""
    tree = ast.parse(source)
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for kind, name in (*_named(tree, _imported(tree)), *_methods(tree)):
        found[kind].add(name)
    return found


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return what each name of the module stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            whole = {
                alias.asname or alias.name.partition(".")[0]: alias.asname and alias.name
                for alias in node.names
            }
            names |= {name: module or name for name, module in whole.items()}
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _named(tree: ast.Module, imported: dict[str, str]) -> Iterator[tuple[Kind, str]]:
    types = {id(part) for annotation in _annotations(tree) for part in ast.walk(annotation)}
    for node in ast.walk(tree):
        if id(node) in types or not (
            isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        ):
            continue
        name = _dotted(node, imported)
        if name and not name.startswith(HARMLESS):
            yield from (
                (kind, name) for kind, starts in NAMES.items() if any(_is(name, start) for start in starts)
            )


def _is(name: str, start: str) -> bool:
    return name == start if start in ("open", "exec", "eval") else name.startswith(start)


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is said of types, where nothing is done: annotations, and ``Popen`` in ``Popen[bytes]``."""
    for node in ast.walk(tree):
        yield from filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))
        if isinstance(node, ast.Subscript):
            yield node.value


def _dotted(node: ast.expr, imported: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return imported.get(node.id, node.id)
    if isinstance(node, ast.Attribute) and (owner := _dotted(node.value, imported)):
        return f"{owner}.{node.attr}"
    return None


def _methods(tree: ast.Module) -> Iterator[tuple[Kind, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, arguments = node.func.attr, node.args
        if kind := METHODS.get(name):
            yield kind, f".{name}"
        mode = arguments[0].value if arguments and isinstance(arguments[0], ast.Constant) else None
        if name == "open" and (not arguments or (isinstance(mode, str) and set(mode) <= set("rwaxbt+"))):
            yield Kind.FILES, ".open"
        if name == "replace" and len(arguments) == 1 and not node.keywords:  # of a text there are two
            yield Kind.FILES, ".replace"
