"""How hard a passphrase is to guess, modestly: an estimate in bits out of what it is made of, shown as four blocks and a word.

It knows no list of leaked passwords and promises no years. Of two ways to see a phrase (as words, as characters) the weaker
one counts, since a guesser would try that one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from workbook.language import _

_WORD_BITS = 11.0  # one of some two thousand words that come to mind
_COMMON_WORD_BITS = 6.0
_REPEATED_BITS = 1.0
_RUN_BITS = 2.0

_COMMON = frozenset(
    {
        *(
            "password",
            "passwort",
            "passphrase",
            "secret",
            "letmein",
            "welcome",
            "admin",
            "login",
            "master",
            "dragon",
            "monkey",
        ),
        *("sunshine", "princess", "football", "iloveyou", "love", "hello", "qwerty", "asdf", "computer"),
        *("counselor", "counsellor", "therapist", "therapy", "couple", "couples", "practice", "workbook"),
        *(
            "the",
            "and",
            "for",
            "with",
            "from",
            "that",
            "this",
            "you",
            "are",
            "not",
            "have",
            "my",
            "mine",
            "your",
            "our",
            "of",
        ),
    }
)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "qwertzuiop", "yxcvbnm")
_SWAPS = str.maketrans("013457@$!", "oleastasi")
_LEVELS = (24.0, 33.0, 42.0, 54.0)
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """`level` 0-4 fills the blocks; below `ENOUGH` it should not guard clients' records."""

    level: int
    words: str


def judge(passphrase: str, shortest: int = 8) -> Judged:
    """The estimate, with one sentence on what would help."""
    text = passphrase.strip()
    if not text:
        return Judged(0, _("Four or more unrelated words are easy to keep and hard to guess."))
    if len(text) < shortest:
        return Judged(0, _("Too short: at least {n} characters.").format(n=shortest))
    level = sum(bits(text) >= floor for floor in _LEVELS)
    return Judged(
        level,
        (
            _("Easy to guess. Take four or more unrelated words."),
            _("Weak. One more unrelated word or two would help."),
            _("Not quite enough. One more unrelated word would do."),
            _("Strong enough. Five unrelated words are better than one odd one."),
            _("Strong."),
        )[level],
    )


def bits(text: str) -> float:
    """The lowest of the estimates, in bits: as characters, as words, and as words behind swapped signs (`p4ssw0rd`)."""
    unswapped = text.lower().translate(_SWAPS)
    as_words = min(_as_words(text), _as_words(unswapped) + _RUN_BITS)
    if _is_jumble(text, unswapped):
        as_words = math.inf
    return min(_as_characters(text), as_words)


def _as_characters(text: str) -> float:
    """Each character by the size of its alphabet; repetitions, runs along keyboard or alphabet and years count little."""
    alphabet = 0
    for pattern, size in (
        (r"[a-z]", 26),
        (r"[A-Z]", 26),
        (r"\d", 10),
        (r"[^\w\s]|_", 30),
        (r"\s", 1),
        (r"[^\x00-\x7f]", 60),
    ):
        if re.search(pattern, text):
            alphabet += size
    each = math.log2(max(2, alphabet))
    low = text.lower()
    total = each
    for before, sign in pairwise(low):
        total += (
            _RUN_BITS / 2
            if sign == before or any(before + sign in run or sign + before in run for run in _RUNS)
            else each
        )
    return total


def _as_words(text: str) -> float:
    """Each word by whether it is a usual one, an odd one or said before; digits and signs between them as characters."""
    total, seen = 0.0, set[str]()
    for word in re.findall(r"[^\W\d_]+|\d+|[^\w\s]+|_+", text):
        plain = word.lower()
        if plain in seen:
            total += _REPEATED_BITS
        elif plain.isdecimal():
            total += _of_digits(plain)
        elif not plain.isalpha():
            total += min(len(set(plain)), 3) * 4.0
        elif _is_run(plain) or plain in _COMMON:
            total += _COMMON_WORD_BITS
        else:
            total += min(_WORD_BITS, 4.0 * len(set(plain)))
        seen.add(plain)
    return total


def _of_digits(digits: str) -> float:
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return _COMMON_WORD_BITS
    return len(digits) * math.log2(10) * (0.3 if _is_run(digits) else 1)


def _is_jumble(text: str, unswapped: str) -> bool:
    """`kV7#pq9Lw2xT` is no words at all, and its characters may count: many short pieces, and no word behind swapped signs."""
    pieces = re.findall(r"[a-z]+|[A-Z]+|\d+|[^\w\s]+", text)
    longest = max((len(run) for run in re.findall(r"[a-z]+", unswapped)), default=0)
    return len(pieces) >= len(text) / 2 and longest < 6 and len(set(text)) >= len(text) * 0.6


def _is_run(word: str) -> bool:
    """Mostly one sign again and again, or along one row of the keyboard or the alphabet."""
    pairs = [a + b for a, b in pairwise(word)]
    if len(pairs) < 2:
        return False
    rows = (*_RUNS, *(run[::-1] for run in _RUNS))
    return max(sum(pair in row or pair[0] == pair[1] for pair in pairs) for row in rows) >= 0.8 * len(pairs)
