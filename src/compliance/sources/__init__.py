"""Text on disk to model: the only place that parses files."""
