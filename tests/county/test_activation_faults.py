"""Faults in what a county says of activations and their formats, each named with its place."""

import pytest

from conference.county.folder import read_county
from tests.county.folder import Folder

GREEN, BLUE, PLANNING = "formats/gron.yaml", "formats/bla.yaml", "formats/formote.yaml"
COUNTY, SV, EN = "county.yaml", "texts/sv.yaml", "texts/en.yaml"

BREAKAGES = [
    (GREEN, "seconds: 540", "seconds: 539", "varvet has 539 s; 36 turns of 15 s need 540"),
    (GREEN, "180, seconds: 180", "180, seconds: 170", "one turn of 180 s needs 180"),
    (GREEN, "seconds: 360", "seconds: 100", "foredragande has 100 s; one turn of 120 s needs 120"),
    (BLUE, "seconds: 210", "seconds: 200", "varvet has 200 s; 7 turns of 30 s need 210"),
    (GREEN, "who: presser", "who: trycker", "who is trycker; it may be all, presser, named"),
    (GREEN, "seconds: 45, leader", "seconds: 45, who: all, leader", "inledning is no round and says who"),
    (GREEN, "turn_seconds: 15", "turn_seconds: 0", "turn_seconds should be a whole number from 1, not “0”"),
    (GREEN, "roll_call, seconds", "roll_call, turn_seconds: 9, seconds", "nobody has a turn in the block"),
    (GREEN, "summons: summons_green", "summons: summons_red", "there is no text summons_red"),
    (GREEN, "summons: summons_green", "summons: reminder", "reminder asks for calls_at, which is not known"),
    (GREEN, "opening: opening_green", "opening: hello", "the text hello asks for conference, which is not"),
    (BLUE, "opening: opening_blue", "opening: []", "opening should be words, not a list"),
    (PLANNING, "id: formote", "id: formote\nmedium: brev", "medium is brev; it may be phone, radio, text"),
    (COUNTY, "paged: [lst-tib, rsib, rkk]", "paged: [lst-tib, kungen]", "the function kungen is not known"),
    (COUNTY, "paged: [lst-tib, rsib, rkk]", "paged: [rkk, rkk]", "rkk is paged twice"),
    (COUNTY, "last_resort_after: 450", "last_resort_after: 200", "is rung before the substitutes"),
    (COUNTY, "presses_per_hour: 4", "presses_per_hour: 0", "a whole number from 1, not “0”"),
    (COUNTY, "undo_seconds: 10", "undo_seconds: tio", "undo_seconds should be a whole number from 0"),
    (COUNTY, '{key: "1", id: fire', '{key: "0", id: fire', "0 is not a key from 1 to 9"),
    (COUNTY, '{key: "1", id: fire', '{key: "11", id: fire', "11 is not a key from 1 to 9"),
    (COUNTY, '{key: "2", id: traffic', '{key: "1", id: traffic', "the key 1 stands here twice"),
    (COUNTY, "id: traffic", "id: fire", "the event fire stands here twice"),
    (COUNTY, "{sv: brand, en: fire}", "{sv: brand}", "en is missing"),
    (COUNTY, "{sv: brand, en: fire}", "{sv: brand, en: fire, fi: palo}", "fi is not a field that is"),
    (COUNTY, "{sv: brand,", "{sv: larm om brand,", "larm om brand: “larm*” is never used here"),
    (COUNTY, "{sv: brand,", "{sv: brand – stor,", "not in the alphabet of text messages: –"),
    (COUNTY, "  en: [Situation, Measures,", "  en: [Situation,", "the picture has 3 fields in en, not 4"),
    (COUNTY, "sv: [Läge, Åtgärder,", "sv: [Läge, Beslut,", "Beslut: “beslut*” is never used here"),
    (COUNTY, "  sv: [Läge,", "  no: [Läge,", "sv is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "reason"), BREAKAGES)
def test_a_fault_is_named_with_its_place(folder: Folder, file: str, old: str, new: str, reason: str) -> None:
    folder.changes(file, old, new)
    named = [fault for fault in folder.faults() if reason in fault]
    assert named, folder.faults()
    assert named[0].startswith(f"{file}:")


def test_a_county_may_say_nothing_of_activations(folder: Folder) -> None:
    words = (folder.path / COUNTY).read_text("utf-8")
    kept = words[: words.index("# Sekunder från trycket")].replace("paged: [lst-tib, rsib, rkk]\n", "")
    folder.writes(COUNTY, f"{kept}limits: {{}}\n")
    county = read_county(folder.path)
    assert (county.paged, county.events, county.picture_headings) == ((), (), {})
    assert county.limits.last_resort is None


def test_a_format_that_names_no_texts_has_the_usual_ones(folder: Folder) -> None:
    ordinary = read_county(folder.path).formats["ordinarie"]
    assert (ordinary.medium, ordinary.summons, ordinary.opening) == ("phone", "summons", "opening")


def test_a_round_of_a_format_without_speakers_may_be_of_any_length(folder: Folder) -> None:
    folder.changes(PLANNING, "kind: open_floor, seconds: 600", "kind: round, seconds: 1")
    assert folder.faults() == []
