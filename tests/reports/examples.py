"""Facts of couples that never were, in many scripts and sizes, for the tests of the documents."""

from dataclasses import replace
from datetime import date, timedelta

from workbook.facts import (
    Audience,
    ExerciseFact,
    GapFact,
    GoalFact,
    Letterhead,
    Names,
    PictureFacts,
    ProgressFacts,
    SessionFact,
    StepFact,
    StrengthFact,
    ThemeRow,
    Trend,
    Whose,
)

FIRST_DAY = date(2026, 3, 3)

COUPLES = {
    "diacritics": Names("Zoë Łukasiewicz-Özdemir & Jiří Nguyễn", "Zoë", "Jiří"),
    "arabic": Names("ياسمين العلي & كريم حداد", "ياسمين", "كريم"),
    "hebrew": Names("דנה לוי & נועם כהן", "דנה", "נועם"),
    "devanagari": Names("प्रिया शर्मा & विक्रम क्षत्रिय", "प्रिया", "विक्रम"),
    "chinese": Names("王小明 & 李雪梅", "小明", "雪梅"),
    "korean": Names("김민준 & 박서연", "민준", "서연"),
    "emoji": Names("Mira 🌻 & Tom 👨‍👩‍👧", "Mira 🌻", "Tom"),
    "markup": Names('<b>Anna</b> & <img src="x.png"/>', "<b>Anna</b>", "Ben & Co <i>"),
    "long": Names(
        "Maximiliane-Theodora von Hohenstein-Wittgenstein zu Altenburg & Bartholomäus Konstantin Ferdinand Graf von Donnersmarck",
        "Maximiliane-Theodora Hohenstein",
        "Bartholomäus-Konstantin",
    ),
}

THEMES = {
    "connection": "Connection",
    "openness": "Openness",
    "listening": "Listening",
    "empathy": "Empathy",
    "vulnerability": "Vulnerability",
    "support": "Support",
    "affection": "Affection",
    "shared_life": "Shared life",
}
_LATEST = ((2.1, 2.4), (1.5, 2.9), (2.5, 1.3), (3.0, 3.1), (1.0, 2.0), (3.5, 3.5), (1.2, 3.7), (0.0, 0.5))
_AT_FIRST = ((1.5, 2.2), (1.0, 2.5), (1.5, 1.5), (2.4, 2.9), (0.5, 1.8), (3.2, 2.9), (0.8, 3.4), (None, 0.5))

_CLOSE = ((4, 5), (4, 4), (4, 5), (4, 4), (5, 5), (5, 5), (None, 6), (6, 6), (6, 5), (6, 6), (7, 6), (7, 6))
_HEARD = ((3, 6), (3, 6), (4, 6), (5, 5), (5, 6), (5, 6), (None, 6), (6, 7), (5, 7), (6, 7), (7, 7), (8, 7))
_HOPE = ((5, 7), (5, 7), (6, 7), (6, 8), (6, 8), (7, 8), (None, 8), (7, 8), (6, 8), (7, 9), (8, 9), (8, 9))
_FOCUS = (
    "First meeting; what brought us here",
    "How a quarrel usually goes",
    "Looking at the picture together",
    "Daily check-in, first try",
    "A pause that both may call",
    "Repairs that work",
    "One of us unwell; a short session",
    "Speaking and listening in turns",
    "The move, and what it took",
    "Saying thanks; review of goals",
    "Money: what each is afraid of",
    "Review; the next four weeks",
)


def letterhead(paper: str = "a4") -> Letterhead:
    return Letterhead("Harbour Couples Practice", "Dr. Дарья Иванова", "licence 4471", paper=paper)


def days(count: int) -> tuple[date, ...]:
    return tuple(FIRST_DAY + timedelta(weeks=i) for i in range(count))


def trend(title: str, ratings: tuple[tuple[int | None, int | None], ...], count: int) -> Trend:
    given = [ratings[i % len(ratings)] for i in range(count)]
    return Trend(
        title,
        "check-in, 0–10, by session",
        days(count),
        tuple(first for first, _ in given),
        tuple(second for _, second in given),
    )


def picture(names: Names, audience: Audience = Audience.COUPLE) -> PictureFacts:
    rows = tuple(
        ThemeRow(key, name, *latest, *before)
        for (key, name), latest, before in zip(THEMES.items(), _LATEST, _AT_FIRST, strict=True)
    )
    return PictureFacts(
        names=names,
        audience=audience,
        on=date(2026, 5, 19),
        before=FIRST_DAY,
        themes=rows,
        differ=(
            GapFact("Affection, 3 apart.", f"{names.first} finds little warmth in looks, {names.second} finds much."),
            GapFact("Openness, 2 apart.", f"{names.first} answers “often”, {names.second} “rarely”."),
        ),
        alike="empathy and support",
        strengths=(
            StrengthFact("counted_on", "Each can count on the other when it matters", 4, 3),
            StrengthFact("moments", "There are moments behind us that moved us both", 3, 3),
        ),
        causes=(),
        impacts=(),
        notes=(f"Not enough answers from {names.first} at first: shared life.",),
    )


def progress(
    names: Names = COUPLES["diacritics"],
    *,
    audience: Audience = Audience.COUPLE,
    sessions: int = 12,
    trends: int = 2,
    paper: str = "a4",
    summary: str | None = None,
) -> ProgressFacts:
    """A whole report's facts. `trends` takes that many of three."""
    titles = (("How close each felt", _CLOSE), ("How heard each felt", _HEARD), ("How much hope each had", _HOPE))
    words = (
        f"Both report more closeness and shorter quarrels than at the start. {names.first} felt it from session 4 on, "
        f"when the daily check-in began; for {names.second} it came later, and dipped in session 9 around the move. "
        "Quarrels now end with a repair more often than not, and either calls a pause.\n\n"
        "Talking about money remains the hardest, and is what the next four sessions are for."
    )
    return ProgressFacts(
        audience=audience,
        letterhead=letterhead(paper),
        names=names,
        made=date(2026, 5, 26),
        summary=words if summary is None else summary,
        picture=picture(names, audience),
        trends=tuple(trend(title, ratings, sessions) for title, ratings in titles[:trends]),
        plan="Restore",
        steps=_steps(),
        goals=_goals(names),
        exercises=_exercises(),
        sessions=tuple(
            SessionFact(
                number=i + 1,
                on=on,
                focus=_FOCUS[i % len(_FOCUS)],
                attended=Whose.SECOND if i % 12 == 6 else Whose.BOTH,
                minutes=50,
            )
            for i, on in enumerate(days(sessions))
        ),
    )


def bare(names: Names = COUPLES["diacritics"], audience: Audience = Audience.COUPLE) -> ProgressFacts:
    """A report with nothing in it but the two names: no session, no intake, no plan."""
    nothing = PictureFacts(names, audience, None, None, (), (), "", (), (), (), ())
    return replace(
        progress(names, audience=audience, sessions=0, trends=0, summary=""),
        picture=nothing,
        plan="",
        steps=(),
        goals=(),
        exercises=(),
    )


def _steps() -> tuple[StepFact, ...]:
    titles = (
        "Open communication",
        "Develop empathy",
        "Be vulnerable",
        "Couples counseling",
        "Quality time",
        "Rekindle physical intimacy",
        "Express appreciation",
        "Shared emotional experiences",
        "Forgiveness and letting go",
        "Individual growth",
    )
    states = ("done", "done", "skipped", "done", "open", "paused", "ahead", "ahead", "ahead", "ahead")
    path = tuple(
        StepFact(i + 1, title, state, FIRST_DAY + timedelta(weeks=2 * i) if state != "ahead" else None)
        for i, (title, state) in enumerate(zip(titles, states, strict=True))
    )
    return (*path, StepFact(0, "Be a good listener", "open", date(2026, 4, 14), beside=True))


def _goals(names: Names) -> tuple[GoalFact, ...]:
    return (
        GoalFact("Pause before a quarrel gets loud", Whose.BOTH, "met", "A pause in 9 of the last 10 quarrels"),
        GoalFact("Ten minutes a day for each other", Whose.BOTH, "on_the_way", "Five days a week on average"),
        GoalFact("Name the feeling before the remedy", Whose.SECOND, "on_the_way", f"{names.first} noticed it twice"),
        GoalFact("A money talk each month", Whose.BOTH, "begun", "First talk held on 18 May; the second is planned"),
    )


def _exercises() -> tuple[ExerciseFact, ...]:
    def given(week: int) -> date:
        return FIRST_DAY + timedelta(weeks=week)

    return (
        ExerciseFact("Daily check-in", "Open communication", Whose.BOTH, given(1), "done", "done", 6, 5),
        ExerciseFact("The twenty-minute pause", "Open communication", Whose.BOTH, given(3), "done", "partly", 3, 1),
        ExerciseFact("Three thanks a day", "Express appreciation", Whose.FIRST, given(5), "done", None, 4, None),
        ExerciseFact("One talks, one listens", "Develop empathy", Whose.BOTH, given(7), "not_done", "not_done"),
        ExerciseFact("What money meant at home", "", Whose.BOTH, given(10), None, "done", None, 1),
    )
