"""Reads a county's folder as a whole: either a county one can trust, or every fault in it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from conference.county.activations import read_events, read_headings, read_limits
from conference.county.calendar import read_calendar
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.formats import FormatReader
from conference.county.functions import read_functions, read_ladders
from conference.county.groups import read_groups
from conference.county.marked import Mark, load
from conference.county.members import read_clusters, read_members
from conference.county.names import with_names
from conference.county.phones import read_phones
from conference.county.texts import read_texts
from conference.domain.county.county import County
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
    texts, words, names = read_texts(languages, faults)
    own, never = (texts[languages[0]], words[languages[0]].get("never", ())) if languages else ({}, ())
    formats = _formats(folder, FormatReader(functions, ladders, own, never, faults), faults)
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
        limits=read_limits(fields.part("limits"), functions),
        exercises=str(folder / "exercises") if (folder / "exercises").is_dir() else None,
        paged=_paged(fields, functions),
        events=read_events(fields, languages, never, _FILE, faults),
        picture_headings=read_headings(fields, languages, never),
        countries=_countries(fields),
        groups=read_groups(fields, languages, formats.values(), _FILE, faults),
    )
    county = replace(county, texts=with_names(county, names, faults))
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


def _paged(fields: Fields, functions: tuple[Function, ...]) -> tuple[str, ...]:
    paged, known = fields.texts("paged", required=False), {function.id for function in functions}
    for function in dict.fromkeys(paged):
        if function not in known:
            fields.fault(f"the function {function} is not known", "paged")
        if paged.count(function) > 1:
            fields.fault(f"{function} is paged twice", "paged")
    return paged


def _countries(fields: Fields) -> tuple[str, ...]:
    """Unless said, the county's own country: whoever may be called elsewhere is for the office to say."""
    if not fields.has("countries"):
        return ("+46",)
    written = fields.texts("countries")
    for prefix in written:
        if not re.fullmatch(r"\+[1-9][0-9]{0,3}", prefix):
            fields.fault(f'{prefix} is no country\'s prefix such as "+46"', "countries")
    if not written:
        fields.fault("there is no country to call", "countries")
    return written


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
