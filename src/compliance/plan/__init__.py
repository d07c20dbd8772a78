"""How far the provincial plan is carried out: indicators, tasks and clauses against a register."""
