"""The product: everything a conference is, and nothing of how it is reached.

Flask, RQ and the exercise network live in packages beside this one, so that the
rules of a crisis conference can be read, tested and run without any of them.
"""
