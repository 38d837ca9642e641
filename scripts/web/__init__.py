"""The documents on the web: whether their pages still answer, and whether an archive holds a copy."""
