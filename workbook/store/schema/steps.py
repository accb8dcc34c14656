"""The list that every migration is appended to."""

from workbook.store.engine import Migrations

schema = Migrations("workbook")
