"""Workbooks of Excel and LibreOffice: what their bytes hold, before anybody knows what it means."""
