"""From an article to rows: what was typed, a file or a form becomes a draft, which is checked before anything is written."""
