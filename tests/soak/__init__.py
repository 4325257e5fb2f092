"""Hundreds of Thursdays on end: what a week leaves behind, the year after it must not have to carry.

    python -m tests.soak                     # 500 in one process on a clock moved by hand, 20 with processes
    python -m tests.soak --thursdays 50 --with-processes 0

Every Thursday is judged like a story, and what the program holds (memory, open files) is measured after it.
"""
