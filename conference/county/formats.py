"""formats/<id>.yaml: the seats in their order, and the agenda with its minutes.

Seats stand in four lists: leaders, speakers, listeners (called, to listen) and dial_in (places for those who
dial in by themselves). Where a seat stands in its list is its place in the order; what the function knows is
taken from it. Where people are added when the meeting is planned, there may be few seats here, or none.
"""

from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import cast, get_args

from conference.county.blocks import read_blocks, too_short
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark, load
from conference.county.wording import faults_of_word
from conference.domain.county.formats import (
    OPENING_VALUES,
    SUMMONS_VALUES,
    AtZero,
    Format,
    Medium,
    SeatPlan,
)
from conference.domain.county.functions import Function
from conference.domain.county.ladders import Ladder
from conference.domain.county.texts import parameters

_FIRST_LEADER, _FIRST_LISTENER = 101, 201


PLANNED_MEDIA = tuple(medium for medium in get_args(Medium) if medium != "written")


class FormatReader:
    """`texts` are by key, in one of the languages; they all ask for the same values.

    `never` are the words that no title and no point of an agenda may have; they are heard too.
    """

    def __init__(
        self,
        functions: Iterable[Function],
        ladders: dict[str, Ladder],
        texts: Mapping[str, str],
        never: Iterable[str],
        faults: Faults,
    ) -> None:
        self._texts = texts
        self._never = tuple(never)
        self._functions = {function.id: function for function in functions}
        self._ladders = ladders
        self._faults = faults

    def read(self, file: str) -> Format | None:
        mark = load(file, self._faults)
        if mark is None:
            return None
        fields = Fields(mark, file, self._faults)
        seats = self._seats(fields, file)
        format = Format(
            id=fields.text("id"),
            title=fields.text("title"),
            seats=seats,
            blocks=read_blocks(
                fields.items("blocks"),
                file,
                {seat.seat for seat in seats if seat.leads},
                self._never,
                self._faults,
            ),
            turn_seconds=fields.whole("turn_seconds", 40, least=1),
            reaction_seconds=fields.whole("reaction_seconds", 3),
            grace_seconds=fields.whole("grace_seconds", 10),
            at_zero=cast(AtZero, fields.choice("at_zero", get_args(AtZero), "pass_on")),
            extend_seconds=fields.whole("extend_seconds", 30),
            gather_lead=fields.whole("gather_lead", 300),
            reminder_lead=fields.whole("reminder_lead", 1800),
            readiness_lead=fields.whole("readiness_lead", 3600),
            hard_stop=fields.whole("hard_stop", 1800, least=1),
            ring_seconds=fields.whole("ring_seconds", 25, least=5),
            rounds=fields.wholes("rounds", (0, 90)),
            no_key_seconds=fields.whole("no_key_seconds", 15, least=1),
            reserve_seconds=fields.whole("reserve_seconds", 15, least=1),
            recall_seconds=fields.whole("recall_seconds", 5),
            notice_seconds=fields.whole("notice_seconds", 25, least=1),
            chair_gone_seconds=fields.whole("chair_gone_seconds", 10, least=1),
            approve_after=fields.whole("approve_after", least=1) if fields.has("approve_after") else None,
            reports_lead=fields.whole("reports_lead", 0),
            reports_again_lead=fields.whole("reports_again_lead", 0),
            lesson_every=fields.whole("lesson_every", 0),
            quiet_weeks=fields.whole("quiet_weeks", 0),
            codes_always=fields.flag("codes_always", False),
            medium=cast(Medium, fields.choice("medium", PLANNED_MEDIA, "phone")),
            summons=self._key(fields, "summons", SUMMONS_VALUES),
            opening=self._key(fields, "opening", OPENING_VALUES),
        )
        self._check(format, fields, file)
        fields.close()
        return format

    def _seats(self, fields: Fields, file: str) -> tuple[SeatPlan, ...]:
        lists = {
            name: fields.items(name, required=False)
            for name in ("speakers", "leaders", "listeners", "dial_in")
        }
        listening = (*lists["listeners"], *lists["dial_in"])
        return (
            *self._list(lists["speakers"], file, 1, speaks=True, group="talare"),
            *self._list(lists["leaders"], file, _FIRST_LEADER, speaks=True, leads=True, group="ledning"),
            *self._list(
                listening, file, _FIRST_LISTENER, group="lyssnare", called_in=len(lists["listeners"])
            ),
        )

    def _list(
        self,
        marks: tuple[Mark, ...],
        file: str,
        first: int,
        *,
        group: str,
        speaks: bool = False,
        leads: bool = False,
        called_in: int | None = None,
    ) -> list[SeatPlan]:
        plans: list[SeatPlan] = []
        for place, mark in enumerate(marks):
            fields = Fields(mark, file, self._faults)
            function = self._function(fields)
            ladder = fields.text("ladder", function.ladder)
            if fields.has("ladder") and ladder not in self._ladders:
                fields.fault(f"the ladder {ladder} is not known", "ladder")
            plan = SeatPlan(
                seat=fields.text("seat"),
                name=fields.text("name", function.name),
                called=fields.text("called", function.called),
                member=function.member,
                cluster=function.cluster,
                function=function.id,
                speaks=speaks,
                leads=leads,
                summoned=called_in is None or place < called_in,
                ladder=ladder,
                order=first + place,
                group=fields.text("group", group),
            )
            fields.close()
            self._check_group(plan, plans, fields)
            plans.append(plan)
        return plans

    def _function(self, fields: Fields) -> Function:
        id = fields.text("function")
        if id not in self._functions:
            fields.fault(f"the function {id} is not known", "function")
        return self._functions.get(id) or Function(
            id, None, None, id, id, next(iter(self._ladders), ""), "00"
        )

    def _check_group(self, plan: SeatPlan, before: list[SeatPlan], fields: Fields) -> None:
        """Seats of one group speak after one another; one that stands elsewhere is a slip of the hand."""
        groups = [other.group for other in before]
        if plan.group in groups and groups[-1] != plan.group:
            fields.fault(f"{plan.seat} stands apart from the others of the group {plan.group}")

    def _key(self, fields: Fields, name: str, known: Set[str]) -> str:
        """The text by which people are called or welcomed; without one named, the one that is called so."""
        key = fields.text(name, name)
        if key not in self._texts:
            fields.fault(f"there is no text {key}", name)
        for value in sorted(parameters(self._texts.get(key, "")) - known):
            fields.fault(f"the text {key} asks for {value}, which is not known by then", name)
        return key

    def _check(self, format: Format, fields: Fields, file: str) -> None:
        if format.id != Path(file).stem:
            fields.fault(f"the id is {format.id}, the file is named {Path(file).stem}", "id")
        for reason in faults_of_word(format.title, self._never):
            fields.fault(reason, "title")
        slugs = [seat.seat for seat in format.seats]
        for slug in dict.fromkeys(slugs):
            if slugs.count(slug) > 1:
                fields.fault(f"the seat {slug} stands in the format {slugs.count(slug)} times")
        for block in format.blocks:
            short = too_short(block, len(format.speakers), format.turn_seconds)
            if short:
                fields.fault(short, "blocks")
        if format.length > format.hard_stop:
            fields.fault(
                f"the blocks take {format.length} s, the hard stop comes at {format.hard_stop}", "blocks"
            )
        if sum(block.kind == "roll_call" for block in format.blocks) > 1:
            fields.fault("there is more than one roll-call", "blocks")
        if not format.rounds or list(format.rounds) != sorted(set(format.rounds)) or format.rounds[0] != 0:
            fields.fault("rounds should begin at 0 and rise", "rounds")
        if format.reports_lead and format.reports_lead <= format.reminder_lead:
            fields.fault("reports are asked for when the meeting is reminded of, or later", "reports_lead")
        if format.reports_again_lead and not (
            format.gather_lead < format.reports_again_lead < format.reports_lead
        ):
            fields.fault("asking again is after asking and before the calls", "reports_again_lead")
        if format.gather_lead > format.reminder_lead:
            fields.fault("the reminder comes after the gathering has begun", "reminder_lead")
        if format.readiness_lead and format.readiness_lead <= format.gather_lead:
            fields.fault("whether it can be held is told before the calls", "readiness_lead")
