"""Two short tones, made here: a sound file of our own needs nobody's licence and no disk."""

import io
import math
import struct
import wave
from functools import cache
from typing import Final

RATE: Final = 8000  # what a telephone carries
PITCH: Final = 880.0
LOUDNESS: Final = 0.35
TONE, GAP = 0.14, 0.12


@cache
def two_tones() -> bytes:
    """A small WAV file."""
    samples = [*_tone(TONE), *_quiet(GAP), *_tone(TONE), *_quiet(GAP)]
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()


def _tone(seconds: float) -> list[int]:
    """Rising and falling softly at its ends, so that it does not click."""
    count = int(RATE * seconds)
    return [
        int(32767 * LOUDNESS * math.sin(2 * math.pi * PITCH * n / RATE) * min(1.0, n / 80, (count - n) / 80))
        for n in range(count)
    ]


def _quiet(seconds: float) -> list[int]:
    return [0] * int(RATE * seconds)
