"""Everything that happens without a request: relay, lanes and the embedded Redis."""
