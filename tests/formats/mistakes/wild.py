"""What people paste: files with one slip each, the place of it, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass

from formats.mistakes.seeded import HEAD, STEP, Mistake


@dataclass(frozen=True)
class Wild(Mistake):
    """A mistake, and what its help says."""

    help: str = ""


def _wild(name: str, data: str | bytes, code: str, line: int, column: int, help_: str) -> Wild:
    return Wild(name, data if isinstance(data, bytes) else data.encode(), code, line, column, help_)


def _of_step(name: str, line: str, code: str, column: int, help_: str) -> Wild:
    """A slip in the second line of a step."""
    return _wild(name, f"{HEAD}{STEP}    {line}\n", code, 4, column, help_)


MARKDOWN = (
    _wild(
        "fence",
        f"```yaml\n{HEAD}{STEP}```\n",
        "fence",
        1,
        1,
        "remove this line, and the one at the other end",
    ),
    _wild("fence of tildes", f"~~~\n{HEAD}{STEP}~~~\n", "fence", 1, 1, "remove this line"),
    _wild("fence below", f"{HEAD}{STEP}```\n", "fence", 4, 1, "remove this line"),
    _wild("fence pushed in", f"  ```yml\n{HEAD}{STEP}  ```\n", "fence", 1, 3, "remove this line"),
    _wild("bold key", f"{HEAD}  - **run**: 1km\n", "syntax", 3, 5, "begins with `*`"),
    _wild(
        "quoted mail", f"> name: x\n> steps:\n> {STEP}", "syntax", 1, 3, "take away the `>` of a quoted mail"
    ),
    _wild("rule", f"{HEAD}{STEP}----------\n", "syntax", 4, 1, "write `key: value`"),
)

LISTS = (
    *(
        _wild(
            f"list marker {mark}",
            f"{HEAD}{STEP}  {mark} run: 2km\n    pace: easy\n",
            "list-marker",
            4,
            3,
            "write `- `",
        )
        for mark in ("•", "◦", "‣", "▪", "·", "*", "+", "‐", "–", "—", "−")
    ),
    _wild("numbered", f"{HEAD}  1. run: 1km\n", "list-marker", 3, 3, "write `- `"),
    _wild("numbered in brackets", f"{HEAD}  1) run: 1km\n", "list-marker", 3, 3, "write `- `"),
    _wild(
        "no blank after the dash",
        f"{HEAD}{STEP}  -run: 1km\n    pace: easy\n",
        "glued",
        4,
        4,
        "write `- run: `",
    ),
)

COLONS = (
    _wild("fullwidth colon", f"{HEAD}  - run：1km\n", "colon", 3, 8, "write `run: ` and the value"),
    _of_step("fullwidth colon and blank", "pace： easy", "colon", 9, "write `pace: `"),
    _of_step("ratio for a colon", "pace∶ easy", "colon", 9, "write `pace: `"),
    _of_step("no blank after the colon", "pace:easy", "glued", 10, "write `pace: `"),
    _wild(
        "no blank below a note", f"{HEAD}{STEP}    note: x\n    pace:easy\n", "glued", 5, 10, "write `pace: `"
    ),
    _wild(
        "no blank in braces",
        f"{HEAD}  - {{run: 1km, pace:easy}}\n",
        "unknown-key",
        3,
        16,
        "write `pace: easy`",
    ),
)
COMMENTS = (
    _of_step("text taken for a comment", "note: #1 rule", "no-value", 11, 'put it in quotes: `"#1 rule"`'),
    _of_step("words taken for a comment", "say: #go", "no-value", 10, 'put it in quotes: `"#go"`'),
    _wild(
        "name taken for a comment",
        f"name: #7x1000\nsteps:\n{STEP}",
        "no-value",
        1,
        7,
        'put it in quotes: `"#7x1000"`',
    ),
    _wild(
        "tag taken for a comment",
        f"tags:\n  - #1\n{HEAD}{STEP}",
        "no-value",
        2,
        5,
        'put it in quotes: `"#1"`',
    ),
    _wild(
        "tag that swallows the bracket",
        f"tags: [a, #b]\n{HEAD}{STEP}",
        "comment",
        1,
        11,
        'put a text in quotes: `"#b"`',
    ),
    _wild("value taken for a comment", f"{HEAD}  - run: #400m\n", "no-value", 3, 10, "a value has no `#`"),
)

QUOTES = (
    _of_step(
        "curly quotes that do not quote", "note: “pace: easy”", "curly-quotes", 11, 'write `"pace: easy"`'
    ),
    _of_step(
        "low quotes that do not quote", "note: „Ziel: locker“", "curly-quotes", 11, 'write `"Ziel: locker"`'
    ),
    _of_step("curly quotes and a comment", "note: “rule #1”", "curly-quotes", 11, 'write `"rule #1"`'),
    _wild("value in curly quotes", f"{HEAD}  - run: “1km”\n", "look-alike", 3, 10, "write `1km`"),
    _wild("value in low quotes", f"{HEAD}  - run: „1km“\n", "look-alike", 3, 10, "write `1km`"),
    _wild("value in guillemets", f"{HEAD}  - run: «1km»\n", "look-alike", 3, 10, "write `1km`"),
    _wild("key in curly quotes", f"“name”: x\nsteps:\n{STEP}", "unknown-key", 1, 1, "did you mean `name`?"),
    _wild(
        "repetitions in curly quotes",
        f"{HEAD}  - run: “7×1000”\n",
        "unknown-unit",
        3,
        10,
        "write `repeat: 7` with `run: 1000m`",
    ),
    _of_step("half a text in quotes", 'note: "7" reps', "syntax", 15, "put all of a text in quotes"),
    _of_step("apostrophe in single quotes", "note: 'don't'", "syntax", 16, "write `''`"),
    _of_step("colon in a text", "note: pace: easy", "syntax", 15, "between quotes"),
    _of_step("at sign", "note: @home", "syntax", 11, "between quotes"),
    _of_step("backtick", "note: `x`", "syntax", 11, "between quotes"),
    _of_step("stars", "note: *easy* now", "syntax", 11, "between quotes"),
    _of_step("exclamation mark", "note: !important", "tag", 11, "in quotes"),
    _of_step("dash", "note: - x", "syntax", 11, "between quotes"),
    _of_step("greater than", "note: >5km easy", "syntax", 13, "between quotes"),
    _of_step("quote that is never closed", 'note: "easy', "syntax", 11, "close the quote"),
    _of_step(
        "comma in braces",
        "cues: [{at: 50%, say: Halfway, go on}]",
        "unknown-key",
        36,
        "put a text with a comma in quotes",
    ),
    _wild(
        "decimal comma in braces", f"{HEAD}  - {{run: 0,4km, pace: easy}}\n", "comma", 3, 11, "write `0.4km`"
    ),
    _wild(
        "two readings in braces", f"{HEAD}  - {{run: 0,400km}}\n", "comma", 3, 11, "write `0.4km` or `400km`"
    ),
    _wild(
        "thousands in braces",
        f"{HEAD}  - {{run: 1,000m, pace: easy}}\n",
        "comma",
        3,
        11,
        'put it in quotes: `"1,000m"`',
    ),
)

CHARACTERS = (
    *(
        _of_step(f"{name} in a range", f"pace: 3:40{dash}3:50/km", "look-alike", 11, "write `3:40-3:50/km`")
        for name, dash in (
            ("em dash", "—"),
            ("minus", "−"),
            ("no-break hyphen", "\u2011"),
            ("hyphen", "\u2010"),
        )
    ),
    _of_step("spaced em dash in a range", "pace: 3:40 — 3:50/km", "look-alike", 11, "write `3:40 - 3:50/km`"),
    _of_step("wave in a range", "pace: 3:40~3:50/km", "not-a-time", 11, "write `3:40-3:50/km`"),
    _of_step("dots in a range", "pace: 3:40...3:50/km", "not-a-time", 11, "write `3:40-3:50/km`"),
    _of_step("arrow", "pace: 5:00/km → 4:20/km", "look-alike", 11, "write `5:00/km to 4:20/km`"),
    _of_step("minus in names", "pace: 10k−5k", "look-alike", 11, "write `10k-5k`"),
    _of_step("minus in speeds", "speed: 15−16km/h", "look-alike", 12, "write `15-16km/h`"),
    _of_step("em dash in heart rates", "hr: 150—160", "look-alike", 9, "write `150-160`"),
    _of_step("en dash for a minus", "incline: –1%", "look-alike", 14, "write `-1%`"),
    _wild(
        "em dash in repetitions",
        f"{HEAD}  - repeat: 4—6\n    steps: [run: 1km]\n",
        "look-alike",
        3,
        13,
        "write `4-6`",
    ),
    _wild("fullwidth digits", f"{HEAD}  - run: １０００m\n", "look-alike", 3, 10, "write `1000m`"),
    _wild("fullwidth time", f"{HEAD}  - run: １：３０\n", "look-alike", 3, 10, "write `1:30`"),
    _wild("Arabic digits", f"{HEAD}  - run: ٥ km\n", "look-alike", 3, 10, "write `5 km`"),
    _wild("Devanagari digits", f"{HEAD}  - run: १५min\n", "look-alike", 3, 10, "write `15min`"),
    _wild("Arabic comma", f"{HEAD}  - run: ١٫٥km\n", "look-alike", 3, 10, "write `1.5km`"),
    _wild("a half", f"{HEAD}  - run: ½ mi\n", "look-alike", 3, 10, "write `0.5 mi`"),
    _wild("one and a half", f"{HEAD}  - run: 1½ km\n", "look-alike", 3, 10, "write `1.5 km`"),
    _wild("half in figures", f"{HEAD}  - run: 1/2 mile\n", "unknown-unit", 3, 10, "write `0.5 mile`"),
    _wild("kilometres in one character", f"{HEAD}  - run: 5㎞\n", "look-alike", 3, 10, "write `5km`"),
    _wild("two apostrophes", f"{HEAD}  - run: 1'30''\n", "unknown-unit", 3, 10, "write `1'30\"`"),
    _wild("acute accent", f"{HEAD}  - run: 2´\n", "look-alike", 3, 10, "write `2'`"),
    _wild("middle dot", f"{HEAD}  - run: 1·5km\n", "look-alike", 3, 10, "write `1.5km`"),
    _wild("comma at the end", f"{HEAD}  - run: 1km,\n", "unknown-unit", 3, 10, "write `1km`"),
    _wild("semicolon at the end", f"{HEAD}  - run: 1km;\n", "unknown-unit", 3, 10, "write `1km`"),
    _wild(
        "Cyrillic letter in a key",
        f"{HEAD}{STEP}    pac\u0435: easy\n",
        "unknown-key",
        4,
        5,
        "did you mean `pace`?",
    ),
)

ENCODINGS = (
    _wild(
        "Windows-1252", "name: 7×1000\n".encode("cp1252"), "not-utf-8", 1, 8, "in Windows-1252 this is `×`"
    ),
    _wild(
        "dash of Windows-1252",
        f"{HEAD}{STEP}    pace: 3:40–3:50/km\n".encode("cp1252"),
        "not-utf-8",
        4,
        15,
        "this is `–`",
    ),
    _wild(
        "UTF-16 of the other order",
        b"\xfe\xff" + (HEAD + STEP).encode("utf-16-be"),
        "not-utf-8",
        1,
        1,
        "save it as UTF-8",
    ),
    _wild(
        "UTF-16 of the other order without a mark",
        (HEAD + STEP).encode("utf-16-be"),
        "binary",
        1,
        1,
        "saved as UTF-8",
    ),
    _wild("UTF-32", (HEAD + STEP).encode("utf-32"), "not-utf-8", 1, 1, "save it as UTF-8"),
    _wild(
        "second mark of byte order",
        b"\xef\xbb\xbf" * 2 + (HEAD + STEP).encode(),
        "unprintable",
        1,
        1,
        "remove it",
    ),
    _wild("mark of byte order in the middle", f"{HEAD}\ufeff{STEP}", "unprintable", 3, 1, "remove it"),
    _wild("NEL for a line end", (HEAD + STEP).replace("\n", "\x85"), "unprintable", 1, 8, "remove it"),
    _wild("NEL in a text", f"{HEAD}{STEP}    note: a\x85b\n", "unprintable", 4, 12, "remove it"),
    _wild("line separators", (HEAD + STEP).replace("\n", "\u2028"), "unprintable", 1, 8, "remove it"),
    _wild("form feed", f"{HEAD}{STEP}\f", "unprintable", 4, 1, "remove it"),
    _wild("end of file of DOS", f"{HEAD}{STEP}\x1a", "unprintable", 4, 1, "remove it"),
    _wild("carriage returns", f"{HEAD}  - run: 5m\n".replace("\n", "\r"), "short-distance", 3, 10, "`5min`"),
    _wild(
        "line ends of all kinds",
        "name: x\r\nsteps:\n  - run: 1km\r  - run: 5m\r\n",
        "short-distance",
        4,
        10,
        "`5min`",
    ),
)

WILD = (*MARKDOWN, *LISTS, *COLONS, *COMMENTS, *QUOTES, *CHARACTERS, *ENCODINGS)
