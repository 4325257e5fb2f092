"""Read-only answers, one file per reader."""
