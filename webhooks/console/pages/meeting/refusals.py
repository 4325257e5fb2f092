"""Why a wish of a meeting was not carried out, in the reader's language.

The domain says why in English, once, for whatever door. Here is what the page makes of it; what is not in the
table is said as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

_GONE_ON: Final = _("That cannot be done now: the meeting has gone on since the page was opened.")

OF_A_MEETING: Final[Mapping[str, LazyString]] = {
    r".+ is not possible while the meeting is \S+": _GONE_ON,
    r"the floor cannot be given while the meeting is \S+": _GONE_ON,
    r"a meeting that is \S+ (?:cannot be|takes no|has no) .+": _GONE_ON,
    r"(?:nothing can be written|nobody is called|nobody is invited|nobody can be ticked) .*is \S+": _GONE_ON,
    r".+ is for [a-z, ]+": _("That is for the chair. Take the chair first, or sit on the chair's seat."),
    r"only the leaders of the meeting may do this": _("That is for those who lead."),
    r"you have the floor": _("You have the floor."),
    r"you do not have the floor": _("You do not have the floor."),
    r"there is no turn to take back": _("There is no turn to take back."),
    r"a turn can be taken back for (?P<seconds>\d+) seconds": _(
        "A turn can be taken back for %(seconds)s seconds."
    ),
    r"nobody has had the floor": _("Nobody has had the floor yet."),
    r"nobody has the floor.*": _("Nobody has the floor."),
    r"(?P<seat>.+) has the floor": _("%(seat)s has the floor."),
    r"(?P<seat>.+) is not in the room": _("%(seat)s is not on the line."),
    r"there is no unspent time in this block to extend with": _(
        "Nobody has left any time unspent in this item yet."
    ),
    r"(?P<seat>.+) is not waiting for a turn": _("%(seat)s is not waiting for a turn."),
    r"the floor has not been asked for": _("The floor has not been asked for."),
    r"(?P<seat>.+) is among the leaders, whose lines are open without the floor": _(
        "%(seat)s leads, and is heard without having the floor."
    ),
    r"(?P<seat>.+) takes part as a listener": _("%(seat)s takes part as a listener."),
    r"(?P<seat>.+) has no turn in the round": _("%(seat)s has no turn in the round."),
    r"a leader's line is closed and opened by that leader or by the chair": _(
        "A leader's line is closed and opened by that leader or by the chair."
    ),
    r"(?P<seat>.+) is not among the leaders": _("%(seat)s is not among those who lead."),
    r"objections are not being asked for now; ask for the floor": _(
        "Nobody has asked for other views just now. Ask for the floor."
    ),
    r"a note needs words": _("Write something first."),
    r"who is here is told by the lines; only a meeting by radio is ticked by hand": _(
        "Who is here is told by the lines; only a meeting on Rakel is ticked by hand."
    ),
    r"(?P<seat>.+) is here": _("%(seat)s is here."),
    r"(?P<seat>.+) is being called": _("%(seat)s is being called."),
    r"there is no number to call for (?P<seat>.+)": _("There is no number to call for %(seat)s."),
    r"nobody is called to a meeting that is not held by phone": _("Nobody is called to this meeting."),
    r"say who the guest is": _("Say who the guest is."),
    r"the guest's number is no phone number": _("That is no phone number."),
    r"an exercise calls only numbers set aside for fiction": _(
        "An exercise calls only numbers set aside for exercises."
    ),
    r"nobody is called in that country; .+": _("Nobody is called in that country."),
    r"that number is set aside for fiction, .+": _("That number belongs to nobody."),
    r"nobody can stay on the line after this meeting": _("Nobody can stay on the line after this meeting."),
    r"the meeting is held at (?P<carrier>\S+) already": _("The meeting is held there already."),
    r"a meeting \(\S+\) that is \S+ .+": _("That cannot be done with a meeting like this one now."),
    r"\S+ needs a seat where no seat asks": _("Say on which seat you sit first."),
    r"\S+ needs .+": _("Fill in everything that is asked for."),
    r"this meeting has no seat called .+": _("This meeting has no such seat."),
}
