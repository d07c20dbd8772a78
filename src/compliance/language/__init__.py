"""Expression text to typed nodes to phrases; thresholds resolved for a date. Knows no engine."""
