"""The records of a couple as frozen dataclasses, with the rules that hold for each by itself."""
