"""Totals of outside questionnaires, the counselor's own measures and values, and alerts that were put aside.

A total is never rewritten: a wrong one is withdrawn, and another takes its place. `measure_standing` holds the first and the
latest total of each course, kept by triggers, so that Today looks through all couples without reading every total there is.
"""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v015_measures(db: Database) -> None:
    db.executescript("""
    CREATE TABLE own_measures (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
        higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)), cutoff REAL, distressed TEXT NOT NULL,
        reliable REAL, about TEXT NOT NULL, source TEXT NOT NULL, retired INTEGER NOT NULL CHECK (retired IN (0, 1))
    ) STRICT;

    CREATE TABLE measure_values (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        measure TEXT NOT NULL UNIQUE, low REAL, high REAL, reliable REAL
    ) STRICT;

    CREATE TABLE measure_totals (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        measure TEXT NOT NULL, total REAL NOT NULL, "on" TEXT NOT NULL CHECK ("on" IS date("on")),
        visibility TEXT NOT NULL, entered TEXT NOT NULL, withdrawn TEXT CHECK (withdrawn IS date(withdrawn)),
        replaces TEXT NOT NULL
    ) STRICT;
    CREATE INDEX measure_totals_by_couple ON measure_totals (couple_id);
    CREATE UNIQUE INDEX one_measure_total_a_day ON measure_totals (couple_id, measure, whose, "on")
        WHERE withdrawn IS NULL;
    CREATE TRIGGER measure_totals_keep BEFORE UPDATE ON measure_totals
        WHEN old.withdrawn IS NOT NULL OR new.id IS NOT old.id OR new.uid IS NOT old.uid
            OR new.couple_id IS NOT old.couple_id OR new.whose IS NOT old.whose OR new.measure IS NOT old.measure
            OR new.total IS NOT old.total OR new."on" IS NOT old."on" OR new.visibility IS NOT old.visibility
            OR new.entered IS NOT old.entered OR new.replaces IS NOT old.replaces
        BEGIN SELECT raise(ABORT, 'a total is withdrawn, never rewritten'); END;
    CREATE TRIGGER measure_totals_stay BEFORE DELETE ON measure_totals
        BEGIN SELECT raise(ABORT, 'a total is withdrawn, never rewritten'); END;
    CREATE TRIGGER measure_totals_add BEFORE INSERT ON measure_totals
        WHEN EXISTS (SELECT 1 FROM measure_totals WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'a total is withdrawn, never rewritten'); END;

    CREATE TABLE measure_standing (
        id INTEGER PRIMARY KEY AUTOINCREMENT, couple_id INTEGER NOT NULL REFERENCES couples (id),
        measure TEXT NOT NULL, whose TEXT NOT NULL, first REAL NOT NULL, first_id INTEGER NOT NULL,
        latest REAL NOT NULL, latest_id INTEGER NOT NULL, latest_on TEXT NOT NULL, UNIQUE (couple_id, measure, whose)
    ) STRICT;
    """)
    for event, name in (("INSERT", "begun"), ("UPDATE OF withdrawn", "again")):
        db.execute(f"""
        CREATE TRIGGER measure_standing_{name} AFTER {event} ON measure_totals BEGIN
            DELETE FROM measure_standing
                WHERE couple_id = new.couple_id AND measure = new.measure AND whose = new.whose;
            INSERT INTO measure_standing (couple_id, measure, whose, first, first_id, latest, latest_id, latest_on)
            SELECT new.couple_id, new.measure, new.whose, a.total, a.id, z.total, z.id, z."on" FROM
                (SELECT id, total FROM measure_totals WHERE couple_id = new.couple_id AND measure = new.measure
                    AND whose = new.whose AND withdrawn IS NULL ORDER BY "on", id LIMIT 1) AS a,
                (SELECT id, total, "on" FROM measure_totals WHERE couple_id = new.couple_id AND measure = new.measure
                    AND whose = new.whose AND withdrawn IS NULL ORDER BY "on" DESC, id DESC LIMIT 1) AS z;
        END
        """)  # noqa: S608  (both names stand above)
    db.executescript("""
    CREATE TABLE alerts_aside (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), alert TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IS date("on")), UNIQUE (couple_id, alert)
    ) STRICT;
    """)
