"""Bytes of files made into grids of cells: delimited text, Parquet and workbooks."""
