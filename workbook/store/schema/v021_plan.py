"""The plan as the counselor makes it: own steps, an order, pauses that end, and goals that are rated over time."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v021_plan(db: Database) -> None:
    db.executescript("""
    ALTER TABLE plan_steps ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE plan_steps ADD COLUMN until TEXT CHECK (until IS date(until));
    ALTER TABLE plan_steps ADD COLUMN gate TEXT CHECK (gate IN ('free', 'open', 'strict'));
    UPDATE plan_steps SET place = id;
    CREATE INDEX plan_steps_paused ON plan_steps (until) WHERE state = 'paused' AND until IS NOT NULL;

    ALTER TABLE goals ADD COLUMN since TEXT CHECK (since IS date(since));
    CREATE TABLE goal_ratings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        goal_id INTEGER NOT NULL REFERENCES goals (id), whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10), "on" TEXT NOT NULL CHECK ("on" IS date("on")),
        session TEXT NOT NULL, remark TEXT NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('private', 'individual', 'joint')),
        UNIQUE (goal_id, whose, "on")
    ) STRICT;

    CREATE TABLE earlier_paths (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        plan_id INTEGER NOT NULL REFERENCES plans (id), kind TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IS date("on")), steps TEXT NOT NULL CHECK (json_valid(steps)),
        UNIQUE (plan_id, "on")
    ) STRICT;
    CREATE TRIGGER earlier_paths_keep BEFORE UPDATE ON earlier_paths
        BEGIN SELECT raise(ABORT, 'earlier plans are append-only'); END;
    CREATE TRIGGER earlier_paths_stay BEFORE DELETE ON earlier_paths
        BEGIN SELECT raise(ABORT, 'earlier plans are append-only'); END;
    CREATE TRIGGER earlier_paths_add BEFORE INSERT ON earlier_paths
        WHEN EXISTS (SELECT 1 FROM earlier_paths
            WHERE id = new.id OR uid = new.uid OR (plan_id = new.plan_id AND "on" = new."on"))
        BEGIN SELECT raise(ABORT, 'earlier plans are append-only'); END;
    """)
