"""Judges facility registers by declarative rule files and explains every verdict."""

__version__ = "0.1.0"
