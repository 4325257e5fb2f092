"""The picture in its versions, who has had which, and what it looks like to each reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.activation.picture import Picture, PictureVersion
from conference.domain.activation.picture_events import PictureSent, PictureWritten
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.picture_sheet import plain, sheet
from conference.domain.activation.picture_text import PARTS, as_text
from conference.domain.county.fit_words import pattern_of
from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.county.texts import Saying, exercise_text, render, say
from conference.domain.errors import BadInput, NotFound
from tests.counties import stockholm
from tests.domain.activation.asking import NOW, later

COUNTY = stockholm()
NEVER = COUNTY.words["sv"]["never"]
HEADINGS = ("Läge", "Åtgärder", "Konsekvenser", "Behov")
FIRE = (
    PictureField("Brand i vårdboende. Alla 90 evakueras.", "om någon saknas"),
    PictureField("Räddningstjänst på plats."),
    PictureField(),
    PictureField("Boendeplatser i natt.", "40 till 60"),
)


def words(saying: Saying) -> str:
    return render(COUNTY.texts, saying, "sv")


def written(*fields: PictureField | None, happened: str | None = "Brand på vårdboende, Huddinge") -> Picture:
    picture = Picture("a1")
    picture.write(happened, fields or FIRE, "lst-lagesbild", NOW)
    return picture


def text(picture: Picture, *, exercise: bool = False) -> str:
    return as_text(
        picture.version(),
        HEADINGS,
        words,
        NEVER,
        happened="Händelse i länet",
        time="18.05",
        exercise=exercise,
    )


def page(picture: Picture, *, time: Saying | str = "kl 18.05", exercise: bool = False) -> str:
    version = picture.version()
    before = picture.version(version.number - 1) if version.number > 1 else None
    made = sheet(
        version, before, HEADINGS, words, happened="Händelse i länet", state="Aktiverat läge", time=time,
        author="Lägesbildsansvarig", exercise=exercise,
    )  # fmt: skip
    return plain(made)


def test_a_version_is_whole_and_the_next_leaves_fields_as_they_were() -> None:
    picture = written()
    decision = picture.write(
        None, (None, None, PictureField("Transporter till 23.45"), None), "rsib", later(60)
    )
    newest = picture.version()
    assert (newest.number, newest.author, newest.happened) == (2, "rsib", "Brand på vårdboende, Huddinge")
    assert newest.fields[0] == FIRE[0] and newest.fields[2].words == "Transporter till 23.45"
    assert picture.version(1).fields == FIRE
    assert decision.events == (PictureWritten("a1", 2, newest.happened, newest.fields, "rsib", (3,)),)


def test_what_differs_between_any_two_versions_is_known_by_its_place() -> None:
    picture = written()
    picture.write(None, (PictureField("Branden släckt"), None, None, None), "rsib", later(60))
    picture.write(None, (None, None, None, PictureField("Inga")), "rsib", later(90))
    assert picture.changed(3, since=1) == (1, 4)
    assert picture.changed(3, since=2) == (4,)


def test_who_has_had_which_version_is_known() -> None:
    picture = written()
    picture.send(1, ("haninge-tib", "salem-tib", "haninge-tib"), "rkk", NOW)
    picture.write("Branden är släckt", (None,) * 4, "rkk", later(60))
    sent = picture.send(2, ("salem-tib",), "rkk", later(70))
    assert sent.events == (PictureSent("a1", 2, ("salem-tib",), "rkk"),)
    assert [picture.had_by(f"{member}-tib") for member in ("haninge", "salem", "nacka")] == [1, 2, None]
    assert picture.has_had(1) == ("haninge-tib", "salem-tib")


@pytest.mark.parametrize(
    ("happened", "fields", "why"),
    [
        (None, (None,) * 4, "nothing"),
        ("Brand  på vårdboende, Huddinge", FIRE, "nothing in the picture has changed"),
        (None, (None,) * 3, "4 fields"),
        (None, (PictureField(),) * 4, "nothing in"),
        ("x" * 201, (None,) * 4, "200"),
        (None, (PictureField("x" * 1500, "y" * 501), None, None, None), "2000"),
    ],
)
def test_a_version_in_which_nothing_is_said_or_too_much_is_refused(
    happened: str | None, fields: tuple[PictureField | None, ...], why: str
) -> None:
    picture = written()
    with pytest.raises(BadInput, match=why):
        picture.write(happened, fields, "rsib", later(60))
    assert len(picture.versions) == 1


def test_what_has_not_been_written_cannot_be_read_or_sent() -> None:
    with pytest.raises(NotFound):
        Picture("a1").version()
    for number in (0, 2):
        with pytest.raises(NotFound):
            written().send(number, ("salem-tib",), "rkk", NOW)
    with pytest.raises(BadInput):
        written().send(1, (), "rkk", NOW)


# --- as a text ----------------------------------------------------------------------------------------------


def test_as_a_text_it_is_whole_where_there_is_room_and_silent_of_empty_fields() -> None:
    assert text(written()).splitlines() == [
        "SSR lägesbild 1 kl 18.05. Brand på vårdboende, Huddinge",
        "Läge: Brand i vårdboende. Alla 90 evakueras. Osäkert: om någon saknas",
        "Åtgärder: Räddningstjänst på plats.",
        "Behov: Boendeplatser i natt. Osäkert: 40 till 60",
    ]


def test_what_has_happened_is_told_by_the_activation_where_the_picture_is_silent() -> None:
    assert text(written(happened=None)).startswith("SSR lägesbild 1 kl 18.05. Händelse i länet\n")


def test_long_fields_are_shortened_alike_and_short_ones_are_let_be() -> None:
    long = PictureField("evakuering " * 90)
    lines = text(written(FIRE[0], long, PictureField(long.words.upper()), FIRE[3])).splitlines()
    assert lines[1].endswith("Osäkert: om någon saknas") and lines[4].endswith("40 till 60")
    assert lines[2].endswith("evakuering...") and lines[3].endswith("EVAKUERING...")
    assert len(lines[2].partition(": ")[2]) == len(lines[3].partition(": ")[2])
    assert lines[5] == "Mer finns i lägesbilden."


FIELD = st.builds(
    PictureField,
    st.one_of(
        st.text(max_size=80), st.integers(0, 180).map(lambda times: "brand 070-1740605 order – € " * times)
    ),
    st.text(max_size=60),
)


@settings(max_examples=40, deadline=None)
@given(st.tuples(FIELD, FIELD, FIELD, FIELD), st.text(max_size=200), st.booleans())
def test_any_picture_is_a_text_fit_to_be_sent(
    fields: tuple[PictureField, ...], what: str, exercise: bool
) -> None:
    version = PictureVersion(7, what, fields, "rsib", NOW)
    sent = as_text(version, HEADINGS, words, NEVER, happened="Brand", time="18.05", exercise=exercise)
    sent = exercise_text(COUNTY.texts, sent, "sv") if exercise else sent
    assert segments(sent) <= PARTS and not not_gsm7(sent)
    assert "070" not in sent and not any(pattern_of(word).search(sent) for word in NEVER)


# --- as a page ----------------------------------------------------------------------------------------------


def test_as_a_page_it_is_whole_with_version_time_author_and_what_has_changed() -> None:
    picture = written()
    picture.write(None, (None, PictureField("Branden\nsläckt – äntligen"), None, None), "rsib", later(60))
    assert page(picture) == (
        "Lägesbild, version 2\nBrand på vårdboende, Huddinge\n"
        "Aktiverat läge\nkl 18.05, Lägesbildsansvarig\n\n"
        "LÄGE\nBrand i vårdboende. Alla 90 evakueras.\nOsäkert: om någon saknas\n\n"
        "ÅTGÄRDER\nBranden\nsläckt – äntligen\n\n"
        "KONSEKVENSER\nInget angivet.\n\n"
        "BEHOV\nBoendeplatser i natt.\nOsäkert: 40 till 60\n\n"
        "Ändrat sedan version 1: Åtgärder.\nEndast öppen information."
    )


def test_the_page_of_an_exercise_is_marked_at_both_ends() -> None:
    lines = page(written(), exercise=True).splitlines()
    assert (lines[0], lines[-1]) == ("ÖVNING", "ÖVNING")


def test_the_time_of_a_page_may_be_a_saying() -> None:
    told = page(written(), time=say("day_and_hour", day=say("thursday"), date="7/5", time="18.05"))
    assert "torsdag 7/5 kl 18.05, Lägesbildsansvarig" in told
