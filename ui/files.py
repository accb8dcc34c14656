"""Choosing files and folders: the only place that opens a file dialog, so that tests can answer for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from workbook.language import _


def documents() -> Path:
    """The counselor's folder for documents, or the home folder where there is none."""
    found = _standard(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found is not None else Path.home()


def apart_from(folder: Path) -> Path:
    """Where to put something that is not to lie in `folder`, nor in a folder within it: Desktop, home, or the disk's root."""
    desktop = _standard(QStandardPaths.StandardLocation.DesktopLocation)
    places = ([desktop] if desktop is not None else []) + [Path.home()]
    kept = folder.resolve()
    outside = (place for place in places if not place.resolve().is_relative_to(kept))
    return next(outside, Path(kept.anchor))


def _standard(kind: QStandardPaths.StandardLocation) -> Path | None:
    found = QStandardPaths.writableLocation(kind)
    return Path(found) if found and Path(found).is_dir() else None


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder that is there, or None."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(parent.window(), title, str(start or documents()))
    return Path(chosen) if chosen else None


def choose_workbook(parent: QWidget, start: Path | None = None) -> Path | None:
    """A workbook is a folder whose name ends in .workbook; someone who points at a file inside it means the folder."""
    chosen = choose_folder(parent, _("Open a workbook"), start)
    if chosen is not None and chosen.parent.suffix == ".workbook":
        return chosen.parent
    return chosen


def choose_exercises(parent: QWidget) -> Path | None:
    """A file with a colleague's exercises, or None."""
    from PySide6.QtWidgets import QFileDialog

    kinds = _("Exercises (*.toml)")
    chosen, _filter = QFileDialog.getOpenFileName(parent.window(), _("Take in exercises"), str(documents()), kinds)
    return Path(chosen) if chosen else None


def choose_save(parent: QWidget, title: str, name: str, start: Path | None = None) -> Path | None:
    """Where to write a file called `name`, of a kind that its ending says; the dialog asks before it lets an existing
    one be replaced.
    """
    from PySide6.QtWidgets import QFileDialog

    suggested = (start or documents()) / name
    kinds = {
        ".pdf": _("PDF document (*.pdf)"),
        ".ics": _("Calendar entry (*.ics)"),
        ".toml": _("Exercises (*.toml)"),
    }
    kind = kinds[suggested.suffix]
    chosen, _filter = QFileDialog.getSaveFileName(parent.window(), title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(suggested.suffix)
