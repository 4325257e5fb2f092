"""The second storey: from a press on green or blue until it is stood down.

It knows the meeting; the meeting knows nothing of it but an id.
"""
