"""Whole exercises with real processes while things are broken, seed after seed: `python -m bench.faults`."""
