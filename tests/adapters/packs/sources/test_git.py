"""Packs from git: what comes of a repository, and what a hostile one does not get done."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from club import TUESDAY, club, workout, write_club
from repository import Repository, fetch, refusal

from runtimer.adapters.packs.git_address import git_address
from runtimer.adapters.packs.limits import Limits
from runtimer.adapters.packs.source_choice import open_source
from runtimer.adapters.packs.sources.git import GitSource
from runtimer.domain.installation import Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.manifest import write_manifest


def test_pack_comes_at_the_commit_that_there_is(repository: Repository) -> None:
    commit = repository.git("rev-parse", "HEAD")
    fetched = fetch(repository)
    assert fetched.pack == club()
    assert fetched.origin == Origin("git", str(repository.folder), None, commit)
    assert fetched.size == sum(map(len, club().files.values())) + len(
        (repository.folder / "pack.json").read_bytes()
    )


@pytest.mark.parametrize("name", ["tag", "annotated", "branch", "commit"])
def test_revision_is_held_to(name: str, repository: Repository) -> None:
    old = repository.git("rev-parse", "HEAD")
    repository.git("tag", "tag")
    repository.git("tag", "--annotate", "annotated", "--message", "x")
    repository.git("branch", "branch")
    write_club(repository.folder, "2.0.0")
    repository.commit()
    rev = old if name == "commit" else name
    fetched = fetch(repository, rev)
    assert (fetched.pack, fetched.origin.rev, fetched.origin.commit) == (club(), rev, old)
    assert fetch(repository).pack.manifest.version == "2.0.0"


def test_manifest_with_checksums_is_held_to(repository: Repository) -> None:
    (repository.folder / "pack.json").write_bytes(write_manifest(club().manifest))
    repository.commit()
    assert fetch(repository).pack == club()
    (repository.folder / TUESDAY).write_bytes(workout("Another"))
    repository.commit()
    assert refusal(repository) == "checksum"


def test_what_is_no_part_of_a_pack_is_passed_over(repository: Repository) -> None:
    for path in (
        ".github/workflows/x.yml",
        ".gitignore",
        "site/index.html",
        "tools/run.sh",
        "workouts/.DS_Store",
    ):
        (repository.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (repository.folder / path).write_bytes(b"x")
    repository.commit()
    assert fetch(repository).pack == club()


@pytest.mark.parametrize(
    ("mode", "path", "code"),
    [
        ("120000", "workouts/link.yaml", "link"),
        ("120000", "workouts", "link"),
        ("120000", "elsewhere", "link"),
        ("160000", "workouts/other", "submodule"),
        ("160000", "vendor", "submodule"),
        ("100644", "workouts/run.sh", "extension"),
        ("100755", "workouts/-rf.yaml", "leading-dash"),
        ("100644", "workouts/a\\b.yaml", "backslash"),
        ("100644", "workouts/nul.yaml", "reserved"),
        ("100644", "workouts/TUESDAY.yaml", "same-name"),
        ("100644", "workouts/a\nb.yaml", "control"),
        ("100644", "workouts/\u202egpj.yaml", "bidirectional"),
    ],
)
def test_hostile_entries_are_refused(mode: str, path: str, code: str, repository: Repository) -> None:
    if path == "workouts":
        repository.git("rm", "--cached", "-r", "--quiet", "workouts")
    repository.entry(mode, path)
    repository.commit_index()
    assert refusal(repository) == code


def test_large_file_is_refused_before_it_is_read(repository: Repository) -> None:
    repository.entry("100644", "workouts/large.yaml", bytes(30 << 20))  # 30 KiB once compressed
    repository.commit_index()
    assert refusal(repository) == "large-file"


def test_much_that_comes_is_cut_off(repository: Repository) -> None:
    repository.entry("100644", "site/noise", os.urandom(3 << 20))
    repository.commit_index()
    assert refusal(repository, Limits(bytes=1 << 20)) == "large-pack"


def touching(path: Path) -> str:
    """A command for a shell that leaves a trace."""
    return f"touch '{path.as_posix()}'; cat"


def with_filter(repository: Repository, trace: Path) -> None:
    (repository.folder / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n", encoding="utf-8")
    repository.git("add", ".gitattributes")
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "diff.evil.command"):
        repository.git("config", key, touching(trace))
    repository.git("config", "filter.evil.required", "true")


def with_hooks(repository: Repository, trace: Path) -> None:
    for name in ("post-checkout", "post-merge", "reference-transaction", "pre-auto-gc", "post-index-change"):
        hook = repository.folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{touching(trace)}\n", encoding="utf-8")
        hook.chmod(0o755)


def with_settings(repository: Repository, trace: Path) -> None:
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.editor",
        "core.pager",
        "uploadpack.packObjectsHook",
        "core.askPass",
    ):
        repository.git("config", key, touching(trace))


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell of Unix")
@pytest.mark.parametrize("arm", [with_filter, with_hooks, with_settings])
def test_nothing_of_the_repository_is_run(
    arm: Callable[[Repository, Path], None],
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arm(repository, tmp_path / "trace")
    subprocess.run(["git", "-C", repository.folder, "commit", "-qm", "x", "--allow-empty", "--no-verify"], env=os.environ | {
        "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"}, check=True)  # fmt: skip
    (tmp_path / "trace").unlink(missing_ok=True)
    assert fetch(repository).pack == club()
    assert not (tmp_path / "trace").exists()


@pytest.mark.skipif(os.name != "posix", reason="the command is for a shell of Unix")
def test_users_own_hooks_and_templates_are_not_run(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_hooks(repository, tmp_path / "trace")
    hooks = repository.folder / ".git" / "hooks"
    (tmp_path / "config").write_text(
        f"[core]\nhooksPath = {hooks}\n[init]\ntemplateDir = {hooks.parent}\n", encoding="utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(hooks.parent))
    assert fetch(repository).pack == club()
    assert not (tmp_path / "trace").exists()


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits for its parent to take notice of its end does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii") if Path("/proc").is_dir() else ""
    except (ProcessLookupError, FileNotFoundError):
        return False
    return ") Z " not in status


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_program_that_hangs_is_ended_with_its_children(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssh = tmp_path / "ssh"
    ssh.write_text(f"#!/bin/sh\necho $$ > '{tmp_path}/pid'\nexec sleep 60\n", encoding="utf-8")
    ssh.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(ssh))
    with pytest.raises(PackError, match="git takes longer than 1 s"):
        GitSource(git_address("git@example.org:club.git", None), Limits(seconds=1)).fetch(
            lambda done, total: None
        )
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    until = time.monotonic() + 5
    while alive(pid) and time.monotonic() < until:  # whoever adopts it has to bury it
        time.sleep(0.01)
    assert not alive(pid)


def stand_in_for_ssh(folder: Path, name: str) -> Path:
    """A program that writes what it was asked to a file beside it, and fails."""
    ssh = folder / name
    ssh.write_text(f"#!/bin/sh\necho \"$@\" > '{folder}/{name}-asked'\nexit 1\n", encoding="utf-8")
    ssh.chmod(0o755)
    return ssh


def asked_of(ssh: Path) -> str:
    """What the stand-in was asked for when a pack comes by ssh."""
    with pytest.raises(PackError, match="git cannot do it"):
        open_source("git@example.org:club.git@v1").fetch(lambda done, total: None)
    return ssh.with_name(f"{ssh.name}-asked").read_text(encoding="utf-8").rstrip()


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_ssh_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ssh = stand_in_for_ssh(tmp_path, "ssh")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    asked = asked_of(ssh)
    assert "-oBatchMode=yes" in asked
    assert asked.endswith("git@example.org git-upload-pack 'club.git'")


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
@pytest.mark.parametrize("scope", ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"])
def test_users_own_ssh_is_run_and_asks_nothing(
    scope: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    ssh = stand_in_for_ssh(tmp_path / "own", "ssh")
    (tmp_path / "config").write_text(f'[core]\nsshCommand = "{ssh}" -i key\n', encoding="utf-8")
    monkeypatch.setenv(scope, str(tmp_path / "config"))
    assert asked_of(ssh).startswith("-i key -oBatchMode=yes ")


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_ssh_of_the_environment_goes_before_that_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssh, other = (stand_in_for_ssh(tmp_path, name) for name in ("ssh", "other"))
    (tmp_path / "config").write_text(f'[core]\nsshCommand = "{other}"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_SSH_COMMAND", f"{ssh} -4")
    assert asked_of(ssh).startswith("-4 -oBatchMode=yes ")


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_ssh_of_a_repository_around_is_not_run(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssh, other = (stand_in_for_ssh(tmp_path, name) for name in ("ssh", "other"))
    repository.git("config", "core.sshCommand", str(other))
    monkeypatch.chdir(repository.folder)
    monkeypatch.setattr("tempfile.tempdir", str(repository.folder))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert asked_of(ssh).startswith("-oBatchMode=yes ")


def test_without_git_there_is_a_sentence(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PackError, match="git is not installed"):
        fetch(repository)


@pytest.mark.parametrize("rev", ["nowhere", "0" * 40])
def test_revision_that_is_not_there_is_a_reason(rev: str, repository: Repository) -> None:
    with pytest.raises(PackError, match="git cannot do it: "):
        fetch(repository, rev)


def test_nothing_is_left_behind(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    fetch(repository)
    repository.entry("120000", "link")
    repository.commit_index()
    assert refusal(repository) == "link"
    assert [*(tmp_path / "temporary").iterdir()] == []


def test_folder_with_a_revision_means_its_repository(repository: Repository) -> None:
    write_club(repository.folder, "2.0.0")
    source = open_source(str(repository.folder), "HEAD")
    assert source.fetch(lambda done, total: None).pack == club()
    assert (
        open_source(str(repository.folder)).fetch(lambda done, total: None).pack.manifest.version == "2.0.0"
    )
