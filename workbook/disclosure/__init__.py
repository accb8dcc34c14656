"""The one place that decides what an audience may see, and turns records into facts for it.

`audience` holds every decision; `letterhead`, `picture`, `progress`, `measures`, `intake` and `handout` only arrange what it
let through.
"""
