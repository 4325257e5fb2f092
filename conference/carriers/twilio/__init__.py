"""Twilio. Its words, codes, addresses and documents are known here and nowhere else."""
