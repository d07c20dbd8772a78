"""Texts of cells read as numbers, days, choices and codes."""
