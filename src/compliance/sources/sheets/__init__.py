"""Sheets as people lay them out: titles, headers, groups, notes and forms, made into tables of texts."""
