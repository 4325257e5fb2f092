"""What we promise of speed, measured: real processes, a carrier a tenth of a second away, the wall's clock.

Timed figures live here and never in a test: a test that measures time fails on a busy machine and is then
believed no more.
"""
