"""How good a rule's cases are, and the cases they lack."""
