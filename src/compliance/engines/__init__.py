"""The two evaluators: cases (DuckDB) with rete (durable-rules), and trace (plain Python)."""
