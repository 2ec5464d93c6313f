"""The voices of Windows."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish

NAME = "sapi"
RANK = 30
LANGUAGE = "RUNTIMER_LANGUAGE"
"""The variable by which the script learns the language."""
SCRIPT = "; ".join(
    (
        "$ErrorActionPreference = 'Stop'",
        "Add-Type -AssemblyName System.Speech",
        # PowerShell reads standard input itself, in a code page of its own: so the text comes as base64.
        "$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String((@($input) -join '')))",
        "$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer",
        "$language = $env:RUNTIMER_LANGUAGE",
        "$voices = @($speaker.GetInstalledVoices() | Where-Object { $_.Enabled } | ForEach-Object { $_.VoiceInfo })",
        "$fitting = @($voices | Where-Object { $_.Culture.TwoLetterISOLanguageName -eq $language })",
        "$spoken = $speaker.Voice.Culture.TwoLetterISOLanguageName",
        "if ($spoken -ne $language -and $fitting.Count) { $speaker.SelectVoice($fitting[0].Name) }",
        "$wav = New-Object System.IO.MemoryStream",
        "$speaker.SetOutputToWaveStream($wav)",
        "$speaker.Speak($text)",
        "$speaker.SetOutputToNull()",
        "$bytes = $wav.ToArray()",
        "$out = [Console]::OpenStandardOutput()",
        "$out.Write($bytes, 0, $bytes.Length)",
        "$out.Flush()",
    )
)
"""The same for every text; double quotes are kept out of it, since Windows programs disagree on how to pass
them."""


def open_engine(wish: VoiceWish) -> ProgramEngine:
    """Return the engine.

    It speaks with the system's voice, or the first one of the language where that has another.
    """
    program = (
        Path(os.environ.get("SYSTEMROOT", "")) / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    )
    is_there = program.is_absolute() and program.is_file()
    arguments = (str(program), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", SCRIPT)
    missing = "" if is_there else "SAPI is a part of Windows"
    return ProgramEngine(NAME, arguments, missing, encode=_encode, environment={LANGUAGE: wish.language})


def _encode(text: str) -> bytes:
    return base64.b64encode(text.encode()) + b"\n"
