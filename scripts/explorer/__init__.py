"""The explorer: pages for people, made from the published tables alone. Written at build time; one small script adds filters."""
