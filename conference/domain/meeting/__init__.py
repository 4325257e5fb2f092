"""A meeting on the phone: its seats, its lines, its floor, its roll-call and what is written of it."""
