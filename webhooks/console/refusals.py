"""Why something was not done, in the reader's language.

The domain says why in English, once, for whatever door. Here is what the pages make of it. A test finds
every sentence of the domain that a page can be answered with; one that is not here is said as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from conference.domain.errors import BadInput, DomainError, NotAllowed, NotFound

STATUS: Final = {NotAllowed: 403, NotFound: 404, BadInput: 422}

SENTENCES: Final[Mapping[str, LazyString]] = {
    r"(?P<what>.+) is not possible while an activation is \S+": _(
        "That cannot be done any more: the activation has gone on since the page was opened."
    ),
    r"an activation that is \S+ cannot be .+": _(
        "That cannot be done any more: the activation has gone on since the page was opened."
    ),
    r"the activation is \S+": _("The activation is over."),
    r"(?P<what>.+) is for [a-z, ]+": _("Your account may not do that."),
    r"only whoever pressed may take it back": _("Only whoever pressed may take the press back."),
    r"a press can be taken back for (?P<seconds>\S+) seconds; ask a leader": _(
        "A press can be taken back for %(seconds)s seconds. Now those who lead must call it a mistake."
    ),
    r"it has been acknowledged by .+": _("Somebody else has acknowledged already."),
    r"it is proposed already": _("Standing down is proposed already."),
    r"nobody has proposed to leave .+": _("Nobody has proposed to stand down."),
    r"the objection of .+ has been answered": _("That objection has been answered already."),
    r"the time in which objections are heard is not up yet": _("Objections are still heard."),
    r"objections are heard for (?P<least>\d+) seconds .+": _(
        "Objections are heard for at least %(least)s seconds and at most seven days."
    ),
    r"say either until when objections are heard, .+": _("Say how long, or until when, and not both."),
    r"say either every how many hours, .+": _("Say how often, or at which hours, and not both."),
    r"'(?P<word>.*)' is no hour of the day: .+": _("%(word)s is no hour of the day. Write 09.00, 16.00."),
    r"only a green activation has a planning call": _("Only green has a planning call."),
    r"the planning call is under way": _("The planning call is under way already."),
    r"it has come to meeting again, .+": _("The next blue meeting has not begun yet."),
    r"say when the next one is, later than now": _("Say when the next one is, later than now."),
    r"the deadline has passed already": _("That time has passed already."),
    r"that has been already": _("That time has passed already."),
    r"the meeting would have begun already": _("That time has passed already."),
    r"as many as are wanted must be at least one": _("At least one must be wanted."),
    r"\S+ is a whole number, not .+": _("Write how many as a whole number."),
    r"what is needed is a number from nought up": _("Write how many as a whole number."),
    r"nothing in the inquiry has changed": _("Nothing in the question has changed."),
    r"the inquiry is closed and cannot be \w+": _("The inquiry is closed."),
    r".+ was not asked": _("That organisation was not asked."),
    r"nothing in the picture has changed": _("Nothing in the picture has changed."),
    r"there is nothing in the picture": _("There is nothing in the picture yet."),
    r"a field of the picture holds at most (?P<most>\d+) characters": _(
        "A field holds at most %(most)s characters."
    ),
    r"what has happened is told in at most (?P<most>\d+) characters": _(
        "What has happened is told in at most %(most)s characters."
    ),
    r"nobody among those has a phone to be texted on": _("None of those has a phone that can be texted."),
    r".+ has no phone": _("Whoever is to stand in has no phone."),
    r".+ has a seat of its own": _("Whoever is to stand in has a seat of their own."),
    r".+ stands in for another already": _("Whoever is to stand in does so for another already."),
    r"\S+ needs .+": _("Fill in everything that is asked for."),
    r"nothing is left of these words that can be sent": _("Nothing of these words can be sent as a text."),
    # -- what there is not
    r"there is no meeting.*|no meeting's id .+|the id of a meeting .+|\S+ meetings .+": _(
        "There is no such meeting."
    ),
    r"there is no activation.*|no activation's id .+|the id of an activation .+|\S+ activations .+": _(
        "There is no such activation."
    ),
    r"there is no inquiry.*|no inquiry's id .+|\S+ inquiries .+|the inquiry has no version .+": _(
        "There is no such question."
    ),
    r"an id is letters and digits|neither a meeting nor .+|.+ may be .+: write more of it": _(
        "There is no such meeting and no such activation."
    ),
    r"there is no (?:function|seat|member|press|wish)\b.*|this activation has no page .+": _(
        "There is nothing of that name."
    ),
    r"nobody is looked for at that number": _("Nobody is looked for on that phone."),
    r"that press is not known any more": _("That press is not known any more."),
    r"no format is called .+": _("There is no such kind of meeting."),
    r"no carrier of calls is called .+": _("There is no such carrier."),
    # -- what was filled in
    r"\S+ is yes or no, not .+": _("Say yes or no."),
    r"an answer is a number from 0 to \d+": _("Write how many as a whole number."),
    r"say what (?:is needed|has happened|the answer is)": _("Fill in everything that is asked for."),
    r"[a-z-]+: .+": _("What was filled in is not understood."),
    r"say why it is stood down all the same": _("Say why it is stood down all the same."),
    r".+ is no time: write .+|.+ is on no calendar": _("That is no time. Write it as 18.30."),
    r".+ is more than three years from now": _("That is more than three years from now."),
    r".+ does not exist: the clocks go forward over it": _("That hour is not there: the clocks go forward."),
    r".+ comes twice as the clocks go back: .+": _("That hour comes twice: the clocks go back."),
    r".+ is not whole or half hours, .+": _("Write how often in whole or half hours."),
    r"a day has from one to (?P<most>\d+) meetings": _("A day has from one to %(most)s meetings."),
    r"an inquiry needs a question and what is counted": _("Write the question, and what is counted."),
    r"an inquiry must be put to somebody|a picture must be sent to somebody": _("Say to whom."),
    r".+ stands beside the words of .+: give both": _("What is uncertain stands beside words. Give both."),
    r"a picture has \d+ fields": _("The picture has no such field."),
    r"there is no picture yet|the picture has no version .+": _("There is no such picture."),
    r"a note is one of .+|a blue meeting comes to one of .+|there are the buttons .+": _(
        "Choose one of what the page offers."
    ),
    r".+ is none of the county's kinds of event": _("Choose one of what the page offers."),
    r"a meeting cannot be planned in the past": _("That time has passed already."),
    r"a place is told where people are summoned to one by text, and nowhere else": _(
        "A place is told of when people are summoned to one."
    ),
    # -- what has been, or is not so
    r".+ has not objected": _("That organisation has not objected."),
    r".+ answers for no member|.+ does not lead: .+": _("That is for those who answer for an organisation."),
    r".+ has it already": _("Whoever is to stand in has it already."),
    r".+ has no turn in .+": _("Whoever is named has no turn in that meeting."),
    r"no meeting follows another by itself as it is": _("No meeting follows another by itself now."),
    r"only a blue activation has such an outcome": _("Only blue has such an outcome."),
    r".+ is not called on that phone|that phone is on a line of ours": _("That phone cannot be called now."),
    r"there is no summary to (?:rewrite|approve) while .+|the summary is not drafted yet": _(
        "There is no summary to see to now."
    ),
    r"version \d+ is not the newest; that is \d+": _("There is a newer version. Read that first."),
    r"the summary is empty": _("The summary is empty."),
    r"the summary takes (?P<parts>\d+) parts, and (?P<most>\d+) are the most": _(
        "The summary takes %(parts)s parts of a text, and %(most)s are the most."
    ),
    r"one number on two seats: .+": _("Two seats share a number, so that the meeting cannot be planned."),
    # -- accounts
    r"the role member, and no other, is of one organisation": _(
        "Choose an organisation for the role organisation, and for no other."
    ),
    r"an account has either a first password or .+": _("Say either who vouches for it, or nothing."),
    r"there is an account \S+ already": _("There is an account of that login already."),
    r"there is an account for that subject already": _("There is an account for that identity already."),
    r"a login is .+": _("A login is 2 to 64 of a-z, 0-9, dot, hyphen, underscore and @."),
    r"a name has 1 to (?P<most>\d+) characters": _("A name has 1 to %(most)s characters."),
    r"the languages are .+": _("Choose one of what the page offers."),
    r"the account is closed|the account is nobody's whom the other house knows": _("The account is closed."),
    r"there have been too many wrong tries": _("There have been too many wrong tries. Wait a while."),
    r"the password was changed meanwhile|the first password is no longer good|the password comes first": _(
        "That password is no longer good. Sign in anew."
    ),
    r"the code has been used|the code is none, or has been used": _("That code is none, or has been used."),
    r"the passkey has been copied: .+": _("That passkey cannot be trusted any more."),
    r"there is no such (?:passkey|sign-in)": _("It is gone already."),
    r"that passkey is there already": _("That passkey is there already."),
    r"there are (?P<many>\d+) passkeys already": _("There are %(many)s passkeys already."),
    r"this account needs a second factor: .+": _("The account needs a second factor. Add another one first."),
}


def in_words(error: DomainError, sentences: Mapping[str, LazyString] = SENTENCES) -> str:
    """The reason in the reader's language, where the table has it."""
    for pattern, sentence in sentences.items():
        found = re.fullmatch(pattern, error.sentence)
        if found is not None:
            return str(sentence) % found.groupdict()
    return error.sentence


def status_of(error: DomainError) -> int:
    return STATUS.get(type(error), 409)
