"""The explorer: pages that show the published tables to whoever has no software for them, made from those tables alone."""
