"""Twilio's callbacks: is it genuine, has it been seen, whose is it, one command, one answer.

A report is answered with nothing. A question is always answered with a document, which says what is true
now, whatever the question was.
"""

from webhooks.twilio.door import register

__all__ = ["register"]
