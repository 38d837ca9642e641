"""Tests; they mirror schemas/ and scripts/."""
