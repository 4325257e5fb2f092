"""Reads and checks a county's folder. What it lets through, the rest of the product may trust."""
