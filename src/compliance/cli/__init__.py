"""The command line: asks the clock, prints and exits; nothing else does."""
