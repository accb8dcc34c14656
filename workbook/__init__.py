"""Couples, their intake, plan and sessions: the rules and the records, without a window and without paper."""
