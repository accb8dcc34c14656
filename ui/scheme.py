"""Light, dark, or as the desktop has it. Apart from `ui.theme`, so that preferences can be read without Qt."""

from enum import StrEnum


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"
