"""The user's own git, kept from everything but fetching objects."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.packs.limits import Limits
from runtimer.adapters.programs.environment import child_environment
from runtimer.adapters.programs.process_tree import kill_tree, start_tree
from runtimer.adapters.programs.search_path import find_program
from runtimer.domain.pack import PackError
from runtimer.ports.packs import Progress

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.askPass": "",
    "core.bigFileThreshold": "1m",
    "fetch.recurseSubmodules": "false",
    "fetch.unpackLimit": "1",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "http.followRedirects": "false",
    "protocol.allow": "never",
    "protocol.https.allow": "always",
    "protocol.ssh.allow": "always",
    "protocol.file.allow": "always",
}
"""No hooks, filters or questions, large objects never whole in memory, three protocols; the rest is as the
user has set it."""
_INHERITED = (
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "GIT_SSL_CAINFO",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_EXEC_PATH",
)
"""What git may know of its variables; others lead it to repositories that are not meant."""
_MOST_COMPLAINTS = 1 << 20
"""Bytes: servers complain through git, too."""
_MOST_AT_ONCE = "256m"
"""What git may ask the system for in one piece: a file may be kept as a thousand copies of a piece of
another."""
_LOOK_S = 0.1
_LONGEST_REASON = 300
_TELLING = ("fatal:", "error:", "remote:", "ERROR:")
_NO_MEMORY = ("fatal: attempting to allocate", "fatal: Out of memory")


class Git:
    """Runs git in one bare repository that is made for the purpose, within limits of time and size."""

    def __init__(self, folder: Path, limits: Limits, progress: Progress) -> None:
        """Make the repository. Raises PackError."""
        self._program = find_program("git")
        if not self._program:
            raise PackError("git is not installed, and this pack comes by git", "no-git")
        self._folder = folder
        self._limits = limits
        self._progress = progress
        self._until = time.monotonic() + limits.seconds
        self._environment = _environment()
        self.run("init", "--quiet", "--bare", "--template=", str(folder / "objects.git"))
        self._environment |= self._quiet_ssh()

    def run(self, *arguments: str, given: bytes = b"", most: int = 1 << 20) -> bytes:
        """Run one command and return what it prints.

        Raises PackError when it fails, or takes or prints too much.
        """
        questions, answers, complaints = (self._folder / name for name in ("asked", "said", "complaints"))
        questions.write_bytes(given)
        with questions.open("rb") as stdin, answers.open("wb") as stdout, complaints.open("wb") as stderr:
            command = [self._program, *_settings(), *self._where(arguments), *arguments]
            process = start_tree(command, self._environment, stdin=stdin, stdout=stdout, stderr=stderr)
            try:
                _limit_memory(process, self._limits.memory)
                self._watch(process, answers, most, complaints)
            finally:
                kill_tree(process)
                process.wait()
        if process.returncode:
            raise _refusal(_end_of(complaints))
        return answers.read_bytes()

    def _where(self, arguments: Sequence[str]) -> Sequence[str]:
        return () if arguments[0] == "init" else (f"--git-dir={self._folder / 'objects.git'}",)

    def _quiet_ssh(self) -> dict[str, str]:
        """Return the variable that keeps ssh from asking.

        It goes before the user's setting of the same meaning, which is put into it.
        """
        if "GIT_SSH" in self._environment:
            return {}
        command = self._environment.get("GIT_SSH_COMMAND")
        if not command:
            # The new repository has no settings of its own, so what git finds is the user's or the system's.
            command = os.fsdecode(self.run("config", "--get", "--default", "ssh", "core.sshCommand"))
        return {"GIT_SSH_COMMAND": f"{command.strip()} -oBatchMode=yes"}

    def _watch(self, process: subprocess.Popen[bytes], said: Path, most: int, complaints: Path) -> None:
        """Wait for the end. Raises PackError when a limit is passed."""
        while True:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_S)
            come = _size(self._folder / "objects.git")
            if come > self._limits.bytes:
                raise PackError(
                    f"what comes is larger than {self._limits.bytes / (1 << 20):.4g} MiB", "large-pack"
                )
            if said.stat().st_size > most:
                raise PackError("there are more files in it than a pack may have", "many-files")
            if complaints.stat().st_size > _MOST_COMPLAINTS:
                raise PackError("what the server says besides the pack does not end", "noise")
            if process.returncode is not None:
                return
            self._progress(come, None)
            if time.monotonic() > self._until:
                raise PackError(f"git takes longer than {self._limits.seconds:g} s", "slow")


def _settings() -> list[str]:
    return [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]


def _environment() -> dict[str, str]:
    """Return this process's environment without what could lead git astray or make it ask."""
    variables = {
        key: value
        for key, value in child_environment().items()
        if not key.startswith("GIT_") or key in _INHERITED
    }
    quiet = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS": "",
        "GCM_INTERACTIVE": "never",
        "GIT_LFS_SKIP_SMUDGE": "1",
    }
    limits = {"GIT_ALLOW_PROTOCOL": "https:ssh:file", "GIT_ALLOC_LIMIT": _MOST_AT_ONCE}
    # The rest of a sentence is English, too.
    return variables | quiet | limits | {"LC_ALL": "C"}


def _limit_memory(process: subprocess.Popen[bytes], most: int) -> None:
    """Keep git, and what it is about to start, from taking all memory: a server may name endless branches."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it has ended already
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (most, most))


def _size(folder: Path) -> int:
    total = 0
    for around, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # a file of git's own that came and went
                total += (Path(around) / name).stat().st_size
    return total


def _refusal(complaints: str) -> PackError:
    """Return why git failed: the line that tells most is the last one that it calls fatal or an error."""
    if any(words in complaints for words in _NO_MEMORY):
        return PackError("git would take more memory for it than a pack needs", "large-pack")
    lines = [line.strip() for line in complaints.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(_TELLING)] or lines or ["it does not say why"]
    return PackError(f"git cannot do it: {telling[-1][:_LONGEST_REASON]}", "git")


def _end_of(complaints: Path) -> str:
    with complaints.open("rb") as file:
        file.seek(max(0, complaints.stat().st_size - _MOST_COMPLAINTS))
        return file.read().decode("utf-8", "replace")
