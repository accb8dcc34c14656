"""Garbage is collected between tests, on their own thread: as in the program, where the window's thread alone may do it.

Python's collector runs in whatever thread fills its count, and a worker that draws a document would take the widgets of an
earlier test apart, which ends the process without a word (see `ui.collecting`).
"""

import gc
from collections.abc import Iterator

import pytest

gc.disable()


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    yield
    young, middle, old = gc.get_count()
    if old > 10:
        gc.collect()
    elif middle > 5:
        gc.collect(1)
    elif young > 1_000:
        gc.collect(0)
