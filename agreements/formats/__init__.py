"""Shapes: how records look outside the register."""
