"""Things are broken on purpose while an exercise is played, and the exercise is judged by what the phones
lived through, beside the same exercise undisturbed.

A schedule (`schedule.py`) says what is to be broken, how often, for how long and when; a seed picks the
moments (`moments.py`); `storm.py` breaks and mends; `watch.py` sees how soon the work goes on;
`lived.py` and `comparison.py` tell whether anybody at a phone could notice.
"""
