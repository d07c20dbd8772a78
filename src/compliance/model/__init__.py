"""What the program talks about: record kinds, rules, outcomes and findings. Reads no files."""
