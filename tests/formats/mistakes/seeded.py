"""Files with one mistake each, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "name: x\nsteps:\n"
STEP = "  - run: 1km\n"


@dataclass(frozen=True)
class Mistake:
    """A file, the code of what is wrong with it, and the place."""

    name: str
    data: bytes
    code: str
    line: int
    column: int


def _text(name: str, text: str, code: str, line: int, column: int) -> Mistake:
    return Mistake(name, text.encode(), code, line, column)


def _nested(sets: int) -> str:
    lines = [f"{'    ' * depth}  - repeat: 2\n{'    ' * depth}    steps:\n" for depth in range(sets)]
    return HEAD + "".join(lines) + f"{'    ' * sets}  - run: 1km\n"


def _bomb(first: str, next_one: str) -> str:
    lines = [f"x0: &a0 {first}\n"]
    lines += [f"x{n}: &a{n} {next_one.format(', '.join([f'*a{n - 1}'] * 9))}\n" for n in range(1, 9)]
    return "".join(lines)


PARSING = (
    _text("unknown key", f"{HEAD}{STEP}    inclne: 1%\n", "unknown-key", 4, 5),
    _text("unknown key of the workout", f"{HEAD}{STEP}abuot: x\n", "unknown-key", 4, 1),
    _text("unknown verb", f"{HEAD}  - rnu: 1km\n", "unknown-key", 3, 5),
    _text("no verb", f"{HEAD}  - pace: easy\n", "no-verb", 3, 5),
    _text("wrong unit", f"{HEAD}  - run: 90 apples\n", "unknown-unit", 3, 10),
    _text("metres for minutes", f"{HEAD}  - run: 5m\n", "short-distance", 3, 10),
    _text("bare number", f"{HEAD}  - run: 90\n", "bare-number", 3, 10),
    _text("duplicate key", f"{HEAD}{STEP}    pace: easy\n    pace: 5k\n", "duplicate-key", 5, 5),
    _text("tab", f"{HEAD}{STEP}\t  pace: easy\n", "tab", 4, 1),
    _text("tab before a comment", f"{HEAD}  - run:\t1km # metres\n", "tab", 3, 9),
    _text("missing name", f"steps:\n{STEP}", "missing-key", 1, 1),
    _text("missing steps", "about: y\nname: x\n", "missing-key", 1, 1),
    _text("two verbs", f"{HEAD}{STEP}    jog: 1km\n", "two-verbs", 4, 5),
    _text("repeat and a verb", f"{HEAD}{STEP}    pace: easy\n    repeat: 7\n", "two-verbs", 5, 5),
    _text("two targets", f"{HEAD}{STEP}    speed: 16km/h\n    pace: 3:45/km\n", "two-targets", 5, 5),
    _text("tag", f"{HEAD}  - run: !!str 1km\n", "tag", 3, 10),
    _text("dangerous tag", f"about: !!python/name:os.system\n{HEAD}{STEP}", "tag", 1, 8),
    _text("merge key", f"{HEAD}  - &a\n    run: 1km\n  - <<: *a\n    note: y\n", "merge-key", 5, 5),
    _text("merge bomb", _bomb("{run: 1km}", "{{<<: [{}]}}"), "many-nodes", 5, 50),
    _text("alias bomb", _bomb("[x, x, x, x, x, x, x, x, x]", "[{}]"), "many-nodes", 5, 15),
    _text("self alias", f"{HEAD}  - &a\n    repeat: 2\n    steps: [*a]\n", "self-alias", 5, 13),
    _text("unknown alias", f"{HEAD}  - *b\n", "unknown-alias", 3, 5),
    _text("brackets", f"{HEAD}  - run: " + "[" * 100_000, "deep", 3, 71),
    _text("second document", f"{HEAD}{STEP}---\n{HEAD}{STEP}", "second-document", 4, 1),
    _text("control character by escape", f'{HEAD}{STEP}    note: "bell\\a"\n', "unprintable", 4, 11),
    _text("direction by escape", f'{HEAD}{STEP}    note: "\\u202e"\n', "unprintable", 4, 11),
    _text("direction", f"{HEAD}{STEP}    note: a\u2066b\n", "unprintable", 4, 11),
    _text("control character", f"{HEAD}{STEP}    note: a\x1b[2Jb\n", "unprintable", 4, 12),
    _text("NUL", f"{HEAD}{STEP}    note: \0\n", "binary", 4, 11),
    _text("2 MiB", HEAD + STEP * 180_000, "large-file", 1, 1),
    _text("nine sets deep", _nested(9), "deep", 19, 37),
    _text("repeat none", f"{HEAD}  - repeat: 0\n    steps: [run: 1km]\n", "no-repetition", 3, 13),
    _text("repeat too often", f"{HEAD}  - repeat: 101\n    steps: [run: 1km]\n", "many-repetitions", 3, 13),
    _text("endless number", f"{HEAD}  - run: {'9' * 5000}m\n", "long-number", 3, 10),
    _text("empty", "", "empty-file", 1, 1),
    _text("only a comment", "# nothing\n\n", "empty-file", 1, 1),
    Mistake("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-utf-8", 1, 1),
    Mistake("program", b"\x7fELF\x02\x01\x01\0\0\0", "unprintable", 1, 1),
    Mistake("UTF-16", f"{HEAD}{STEP}".encode("utf-16"), "not-utf-8", 1, 1),
    Mistake("UTF-16 without a mark", f"{HEAD}{STEP}".encode("utf-16-le"), "binary", 1, 2),
    Mistake("Latin-1", "name: Läufe\nsteps:\n  - run: 1km\n".encode("latin-1"), "not-utf-8", 1, 8),
    _text("newer format", f"runtimer: 2\nunheard: of\n{HEAD}{STEP}", "newer-format", 1, 11),
    _text(
        "list too long",
        f"{HEAD}  - repeat: 2\n    steps:\n      - run: [1km, 2km, 3km]\n",
        "list-length",
        5,
        14,
    ),
    _text(
        "list in between",
        f"{HEAD}  - repeat: 2\n    steps: [run: 1km]\n    between: [jog: [1min, 2min]]\n",
        "list-length",
        5,
        20,
    ),
    _text(
        "list with until",
        f"{HEAD}  - repeat: until 5km\n    steps:\n      - run: [1km, 2km]\n",
        "list-here",
        5,
        14,
    ),
    _text("list outside", f"{HEAD}  - run: [1km, 2km]\n", "list-here", 3, 10),
    _text("rest in metres", f"{HEAD}{STEP}  - rest: 200m\n", "rest-moves", 4, 11),
    _text("rest at a pace", f"{HEAD}{STEP}  - rest: 2min\n    pace: easy\n", "rest-moves", 5, 5),
    _text("in without a distance", f"{HEAD}  - run: 2min\n    in: 1:30\n", "in-without-distance", 4, 5),
    _text(
        "open progression", f"{HEAD}  - run: open\n    pace: 5:00/km to 4:20/km\n", "open-progression", 4, 11
    ),
    _text("share of what", f"{HEAD}  - run: 50% of rep\n", "share-here", 3, 10),
    _text("between on a step", f"{HEAD}{STEP}    between: [jog: 1min]\n", "unknown-key", 4, 5),
    _text("no repeat", f"{HEAD}  - steps: [run: 1km]\n", "missing-key", 3, 5),
    _text("no value", f"{HEAD}  - run:\n", "no-value", 3, 9),
    _text("a line of words", f"{HEAD}  - 7x1000m\n", "wrong-kind", 3, 5),
    _text("long text", f"{HEAD}{STEP}    note: {'y' * 501}\n", "long-text", 4, 11),
    _text("long name", f"name: {'y' * 81}\nsteps:\n{STEP}", "long-text", 1, 7),
    _text("colon in a text", f"{HEAD}{STEP}    note: this: that\n", "syntax", 4, 15),
    _text("unclosed bracket", f"tags: [a\n{HEAD}{STEP}", "syntax", 2, 5),
    _text("cue without words", f"{HEAD}{STEP}    cues: [at: 50%]\n", "missing-key", 4, 12),
    _text("cue with both", f"{HEAD}{STEP}    cues: [{{at: 50%, say: a, sound: tick}}]\n", "two-cues", 4, 30),
    _text(
        "sound from elsewhere",
        f"{HEAD}{STEP}    cues: [{{at: 50%, sound: ../a.wav}}]\n",
        "outside-path",
        4,
        29,
    ),
    _text("licence", f"license: my own\n{HEAD}{STEP}", "not-a-license", 1, 10),
    _text(
        "astral characters before it",
        f"{HEAD}{STEP}    cues: [{{say: 🏃🏃, ta: 50%}}]\n",
        "unknown-key",
        4,
        22,
    ),
)
"""Mistakes that show when the file is read."""

PLANNING = (
    _text(
        "11,000 segments",
        f"{HEAD}  - repeat: 100\n    steps:\n      - repeat: 55\n        steps: [run: 1s, jog: 1s]\n",
        "",
        3,
        13,
    ),
    _text("until that never comes", f"{HEAD}  - repeat: until 5km\n    steps: [rest: 1min]\n", "", 3, 13),
)
"""Mistakes that show when the workout is planned: as files they are sound."""
