"""Looks at what is shown at the door: passwords, six digits, recovery codes. Others decide what follows."""
