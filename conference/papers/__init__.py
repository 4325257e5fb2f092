"""Papers: what is printed or filed. An adapter: it is given what stands on the paper and knows no storage."""
