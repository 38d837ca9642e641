"""What is reckoned from the edited tables: origins, days on which things were known, estimates, contradictions.

Pure functions from frames to frames: no file is read or written here.
"""
