"""Tests of what is derived for lists and search, and how it answers."""
