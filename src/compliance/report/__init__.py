"""What people and programs read: one writer a format."""
