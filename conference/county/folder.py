"""Reads a county's folder as a whole: either a county one can trust, or every fault in it."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from conference.county.calendar import read_calendar
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.formats import FormatReader
from conference.county.functions import read_functions, read_ladders
from conference.county.marked import Mark, load
from conference.county.members import read_clusters, read_members
from conference.county.phones import read_phones
from conference.county.texts import read_texts
from conference.domain.county.county import County, Limits
from conference.domain.county.formats import Format
from conference.domain.county.functions import Function

_FILE = "county.yaml"


def read_county(path: Path | str) -> County:
    """The county in a folder. Raises CountyFaults with all that is wrong. Fiction numbers are read along."""
    folder = Path(path)
    faults = Faults(folder)
    fields = Fields(load(_FILE, faults) or Mark({}, 1), _FILE, faults)
    zone, languages = _zone(fields), fields.texts("languages")
    members = read_members(faults)
    spans = read_clusters(members, faults)
    ladders = read_ladders(faults)
    functions = read_functions(members, spans, ladders, faults)
    texts, words = read_texts(languages, faults)
    never = words[languages[0]].get("never", ()) if languages else ()
    formats = _formats(folder, FormatReader(functions, ladders, never, faults), faults)
    county = County(
        id=fields.text("id"),
        name=fields.text("name"),
        zone=zone,
        languages=languages,
        leaders=fields.texts("leaders"),
        members=members,
        cluster_spans=spans,
        functions=functions,
        ladders=ladders,
        formats=formats,
        texts=texts,
        words=words,
        calendar=read_calendar(fields.part("calendar"), zone, formats, _FILE, faults),
        limits=_limits(fields.part("limits"), functions),
        exercises=str(folder / "exercises") if (folder / "exercises").is_dir() else None,
    )
    fields.close()
    _check_leaders(county, fields, faults)
    if (folder / "fiction/phones.csv").exists():
        read_phones("fiction/phones.csv", county, faults, require_fiction=True)
    faults.refuse_if_any()
    return county


def _zone(fields: Fields) -> str:
    zone = fields.text("zone")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        if zone:
            fields.fault(f"there is no time zone {zone}", "zone")
        return "UTC"
    return zone


def _formats(folder: Path, reader: FormatReader, faults: Faults) -> Mapping[str, Format]:
    files = sorted((folder / "formats").glob("*.yaml"))
    if not files:
        faults.add("formats", 1, "there is no format")
    read = (reader.read(f"formats/{file.name}") for file in files)
    return {format.id: format for format in read if format}


def _limits(fields: Fields, functions: tuple[Function, ...]) -> Limits:
    default = Limits()
    limits = Limits(
        substitutes_after=fields.whole("substitutes_after", default.substitutes_after),
        call_out_after=fields.whole("call_out_after", default.call_out_after),
        one_activation_within=fields.whole("one_activation_within", default.one_activation_within),
        page_ring_seconds=fields.whole("page_ring_seconds", default.page_ring_seconds, least=5),
        page_rounds=fields.wholes("page_rounds", default.page_rounds),
        last_resort=fields.optional("last_resort"),
    )
    if limits.last_resort and limits.last_resort not in {function.id for function in functions}:
        fields.fault(f"the function {limits.last_resort} is not known", "last_resort")
    fields.close()
    return limits


def _check_leaders(county: County, fields: Fields, faults: Faults) -> None:
    """Whoever leads any format is among the county's leaders, and chairs in their order."""
    for leader in county.leaders:
        if not any(format.has(leader) for format in county.formats.values()):
            fields.fault(f"the leader {leader} has a seat in no format", "leaders")
    for format in county.formats.values():
        slugs = [seat.seat for seat in format.leaders]
        file = f"formats/{format.id}.yaml"
        for slug in slugs:
            if slug not in county.leaders:
                faults.add(file, 1, f"{slug} leads here and is not among the leaders of the county")
        in_order = [leader for leader in county.leaders if leader in slugs]
        if in_order != [slug for slug in slugs if slug in county.leaders]:
            faults.add(file, 1, f"the leaders stand in another order than {', '.join(in_order)}")
