"""What each host keeps for the hour in which the database does not answer: the last call list, sealed."""
