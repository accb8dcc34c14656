"""In which language words are said: the window's, or for a while that of a page or of the couple who look at the screen.

`_` and `ngettext` are how every visible word is said, in all three packages. English is in the code; another language is a file
`workbook/locale/LANGUAGE.po` and a folder beside `workbook/catalogue/en`. What it lacks is said in English with a mark before it.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO

ENGLISH = "en"
_now: ContextVar[str] = ContextVar("language", default="")
_of_the_window = [ENGLISH]
_TAGS = {ENGLISH: "en-GB"}


def language() -> str:
    """The language that words are said in now: "en", "es"."""
    return _now.get() or _of_the_window[0]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Until the end of the block words are said in this language, on this thread only."""
    before = _now.set(code)
    try:
        yield
    finally:
        _now.reset(before)


def speaking_to_the_counselor() -> AbstractContextManager[None]:
    """The same in the window's language: why there is no page is read by whoever asked for it, not by whom it was for."""
    return speaking("")


def speak(code: str = ENGLISH) -> None:
    """From now on this is the language of the window, of every thread that has none of its own."""
    _of_the_window[0] = code


def tag() -> str:
    """The BCP 47 tag of that language, by which days and numbers are written."""
    return _TAGS.get(language(), language())


def of_tag(written: str) -> str:
    """The language of which this is the `tag`."""
    return next((code for code, tag in _TAGS.items() if tag == written), written)


def _(message: str) -> str:
    code = language()
    return message if code == ENGLISH else _words(code).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    code = language()
    if code == ENGLISH:
        return one if count == 1 else many
    return _words(code).ngettext(one, many, count)


def unsaid(english: str) -> str:
    """English words that the language has none for, with a mark that shows it to whoever looks at the page first."""
    return f"[{ENGLISH}] {english}"


class _Unsaid(NullTranslations):
    def gettext(self, message: str) -> str:
        return unsaid(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return unsaid(msgid1 if n == 1 else msgid2)


def has_words(code: str) -> bool:
    """Whether there is a file of words for this language, or it is the one that the code speaks."""
    return code == ENGLISH or _locale().joinpath(f"{code}.po").is_file()


def must_have_words(code: str) -> None:
    """Read a language's words now, before anything is said in it. Raises `ValueError` where they cannot be read."""
    from babel.messages.pofile import PoFileError

    try:
        if code != ENGLISH:
            _words(code)
    except (OSError, PoFileError) as error:
        raise ValueError(error) from error


def _locale() -> Traversable:
    return resources.files("workbook").joinpath("locale")


@cache
def _words(code: str) -> NullTranslations:
    """A language's words, read once. The file is text, as it is translated, and is compiled in memory."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with _locale().joinpath(f"{code}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code.replace("-", "_"), abort_invalid=True))
    compiled.seek(0)
    words = GNUTranslations(compiled)
    words.add_fallback(_Unsaid())
    return words
