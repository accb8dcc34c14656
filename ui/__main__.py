"""`python -m ui` is the command `couples-workbook`."""

from ui.command import main

main()
