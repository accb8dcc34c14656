"""Joint view: what a couple and the counselor look at together, a window of its own made from facts and nothing else.

Nothing in here can reach a record: import-linter keeps it to `workbook.facts` and the shared widgets, so that what disclosure
did not let through cannot be shown, named, or read out. `ui.passage` leads into it and out of it.
"""
