"""What follows from the records: pure functions without a clock, a database or an audience.

They compute with whatever answers they are given. Leaving out what an audience may not see comes before, in `disclosure`.
"""
