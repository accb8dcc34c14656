"""What the counselor of the demo likes to come back to."""

from workbook.book import Workbook

FAVOURITES = ("thank_you_because", "ten_minutes")


def fill_library(book: Workbook) -> None:
    for key in FAVOURITES:
        if any(each.key == key for each in book.catalogue.exercises):
            book.library.star(key)
