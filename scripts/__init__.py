"""What we do with the tables: commands, and the reading, checking and writing behind them.

They run from the root of a clone: `python -m scripts.check`.
"""
