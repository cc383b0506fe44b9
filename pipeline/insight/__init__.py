"""What the protocols say: thresholds, actors, remarkable and shared passages."""
