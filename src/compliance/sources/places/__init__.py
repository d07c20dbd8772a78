"""Communes and coordinates."""
