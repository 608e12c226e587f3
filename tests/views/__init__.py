"""Doors for readers."""
