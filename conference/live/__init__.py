"""Redis for speed. Nothing is kept in it that is not in the database, and losing it costs a moment."""
