"""What is told of an activation as it unfolds: who pressed, who answers, what is planned, asked and drawn.

Everything is taken from what the command line shows of it; only what is new since the last look is told.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Shown = Mapping[str, Any]

_BUTTONS: Final = {"green": "gröna knappen", "blue": "blå knappen"}
_PAGES: Final = {"passed_on": "lämnar vidare", "not_reached": "har inte nåtts"}
_STAGES: Final = {"substitute": "ersättare", "last_resort": "sista utväg", "correction": "rättelse"}
_STATES: Final = {
    "planning": "Förmötet sammankallas",
    "convened": "Konferensen är kallad",
    "active": "Aktiverat läge",
    "stand_down_proposed": "Ledningen föreslår att gå ur aktiverat läge",
    "stood_down": "Aktiverat läge är avslutat",
    "undone": "Trycket är taget tillbaka",
    "mistaken": "Aktiveringen var felaktig",
}
_OUTCOMES: Final = {
    "closed": "avslutad",
    "again_at": "ny avstämning",
    "inform_all": "alla får veta",
    "propose_green": "grönt läge föreslås",
}


class Unfolding:
    """`called` gives the name of a function or a seat as it is spoken of, `member` that of a member."""

    def __init__(self, called: Callable[[str], str], member: Callable[[str], str]) -> None:
        self._called, self._member = called, member
        self._told: set[str] = set()

    def new(self, shown: Shown) -> Iterator[str]:
        """What has come since this was last asked, in the order in which it comes about."""
        for line in self._all(shown) if shown else ():
            if line not in self._told:
                self._told.add(line)
                yield line

    def _all(self, shown: Shown) -> Iterator[str]:
        for press in shown["presses"]:
            yield f"{self._member(press['member'])} trycker på {_BUTTONS[press['button']]}: {press['why']}"
            if press["machine_transcript"]:
                yield f"{self._member(press['member'])} sade (maskintolkat): {press['machine_transcript']}"
        for page in shown["pages"]:
            yield from _paged(page)
        if shown["acknowledged_by"]:
            yield f"{self._called(shown['acknowledged_by'])} har kvitterat."
        if shown["automatic"]:
            yield "Ingen har kvitterat: alla kallas ändå."
        yield from self._planned(shown)
        for inquiry in shown["inquiries"]:
            yield from _asked(inquiry)
        if shown["picture"]:
            yield f"Lägesbild, version {shown['picture']}."
        for proposal in shown["stand_downs"]:
            yield from self._objected(proposal)
        if shown["state"] in _STATES:
            yield f"{_STATES[shown['state']]}."

    def _planned(self, shown: Shown) -> Iterator[str]:
        if shown["speakers"]:
            yield f"Föredragande: {', '.join(map(self._called, shown['speakers']))}."
        if need := shown["need"]:
            number = "" if need["number"] is None else f"{need['number']} "
            yield f"Behov: {number}{need['what']}{' (osäkert)' if need['uncertain'] else ''}."
        if outcome := shown["blue_outcome"]:
            yield f"Utfall: {_OUTCOMES.get(outcome, outcome)}."

    def _objected(self, proposal: Shown) -> Iterator[str]:
        for objection in proposal["objections"]:
            member = self._member(objection["member"])
            yield f"{member} invänder: {objection['words']}"
            if objection["answer"]:
                yield f"Svar till {member}: {objection['answer']}"
        if proposal["waits"]:
            yield "En invändning väntar på svar."


def _paged(page: Shown) -> Iterator[str]:
    """Whose phone rings first is heard there; told is who is looked for after that, and in vain."""
    who = page["called"]
    if page["stage"] in _STAGES:
        who = f"{who} ({_STAGES[page['stage']]})"
        yield f"{who} söks."
    if page["outcome"] in _PAGES:
        yield f"{who} {_PAGES[page['outcome']]}."


def _asked(inquiry: Shown) -> Iterator[str]:
    """What is asked for, and how the answers stand: told anew whenever they move."""
    wanted, unit = inquiry["wanted"], inquiry["unit"]
    need = unit if wanted is None else f"{wanted} {unit}"
    yield f"Resursförfrågan, version {inquiry['version']}: {need}."
    if inquiry["answered"]:
        doubtful = f" och {inquiry['uncertain']} osäkra" if inquiry["uncertain"] else ""
        yield (
            f"Svaren hittills: {inquiry['certain']}{doubtful} {unit}, "
            f"{inquiry['answered']} av {inquiry['asked']} har svarat."
        )
