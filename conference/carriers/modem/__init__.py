"""Texts by a GSM modem of our own, for when nobody else carries them. Speaks with it through Gammu."""
