"""Fictional couples with a history, made through the same door that a counselor uses."""
