"""Installing packs: what is offered, what it would replace, what is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runtimer.domain.installation import Fetched, Installed, Kept
from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.file_names import MANIFEST
from runtimer.formats.packs.ledger import checksums
from runtimer.formats.packs.manifest import parse_manifest
from runtimer.formats.packs.versions import check_requirements
from runtimer.ports.packs import PackSource, PackStore, Progress, unseen


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that may be installed.

    ``old`` is what it would replace, ``edited`` what its runner has edited there.
    """

    fetched: Fetched
    old: Installed | None
    edited: tuple[str, ...] = ()

    @property
    def is_news(self) -> bool:
        """Return whether it is another pack than the one that is installed."""
        return self.old is None or dict(self.old.files) != checksums(self.fetched.pack.manifest)

    @property
    def is_from_elsewhere(self) -> bool:
        """Return whether it comes from another place than the one that is installed, and would be asked for there from now on."""
        now, then = self.old.origin if self.old else None, self.fetched.origin
        return now is None or (now.kind, now.location, now.rev) != (then.kind, then.location, then.rev)

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the paths of files that are other ones than now, new or gone."""
        now, then = self.old.files if self.old else {}, checksums(self.fetched.pack.manifest)
        return tuple(sorted(path for path in {*now, *then} - {MANIFEST} if now.get(path) != then.get(path)))


def offer(source: PackSource, store: PackStore, progress: Progress, running: str) -> Offer:
    """Fetch a pack and return what installing it would do; ``running`` is runtimer's version.

    Raises PackError.
    """
    fetched = source.fetch(progress)
    manifest = fetched.pack.manifest
    check_requirements(manifest, running)
    old = store.installed().get(manifest.name)
    return Offer(fetched, old, store.edited(old.name) if old else ())


def offer_update(
    old: Installed, source: PackSource, store: PackStore, progress: Progress, running: str
) -> Offer:
    """Fetch an installed pack again, from where it came, and return what updating would do.

    Raises PackError.
    """
    offered = offer(source, store, progress, running)
    if offered.fetched.pack.manifest.name != old.name:
        raise PackError(
            f"its source has another pack now, `{offered.fetched.pack.manifest.name}`: install that if you want it",
            "renamed",
        )
    return offered


def accept(offered: Offer, store: PackStore, progress: Progress = unseen) -> tuple[Kept, ...]:
    """Install what was offered and return the edited files that were kept. Raises PackError."""
    return store.put(offered.fetched.pack, offered.fetched.origin, progress)


def as_installed(name: str, store: PackStore) -> tuple[Installed, Manifest, Mapping[str, bytes]]:
    """Return an installed pack with its manifest and files as they are now, edited or not.

    Raises PackError.
    """
    files = dict(store.read(name))
    if MANIFEST not in files:
        raise PackError(
            f"the pack `{name}` has no {MANIFEST} any more: remove it and install it again", "no-manifest"
        )
    manifest = parse_manifest(files.pop(MANIFEST))
    if name not in (installed := store.installed()):
        raise PackError(f"there is no pack `{name}` here any more", "not-installed")
    return installed[name], manifest, files
