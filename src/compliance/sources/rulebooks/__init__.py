"""Rule files, their cases and the schemas editors use."""
