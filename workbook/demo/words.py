"""What the fictional sessions were about: plain sentences, drawn from by seed."""

FOCUS = (
    "First meeting: what each hopes for",
    "The picture, and where to begin",
    "Ten minutes that belong to the two of them",
    "Saying back what was heard",
    "Sundays, and who plans them",
    "Going first with something small",
    "What a good evening looks like",
    "Tired talks, and when to stop them",
    "Thanks that were never said",
    "A walk without phones",
    "The move, and what it took",
    "Looking back at the first weeks",
)

FIRST = (
    "Slept badly, “but not alone with it”. Wants it heard before it is solved.",
    "Came in warm, went quiet when the week's plans were named.",
    "Began with a wish instead of a complaint.",
    "Noticed the difference between a plan and a feeling, without help.",
    "Laughed about the forgotten appointment; the first time here.",
)

SECOND = (
    "The hour on Sunday took place, outdoors. Easier side by side.",
    "Explains at length; stops when asked what it was like.",
    "Says the fear before the joke, once.",
    "Kept the ten minutes on five of seven evenings.",
    "Glad of it, and cross that it had to be asked for.",
)

BETWEEN = (
    "One asks, the other explains. When the explaining stops, they lean in.",
    "Ten seconds of silence, and neither of them filled it.",
    "The softer one begins, the louder one ends; named it together.",
    "Quicker to repair than in the first weeks.",
    "They look at each other before they look at me.",
)

PRIVATE = (
    "Each looks to me before answering. Say it out loud next time?",
    "I was quicker than they were today; leave more silence.",
    "Ask in supervision about the evenings that nobody speaks of.",
    "Tired myself at the end; plan a shorter close.",
)

ASSESSMENT = (
    "The step carries. Warmth is back in small things first.",
    "Listening has grown faster than daring. Stay here another week.",
    "Tiredness more than distance this time.",
    "Both see the same pattern now, and each sees their own part.",
)

PLAN = (
    "The exercise twice until next time, the shorter version on long days.",
    "Keep the evening minutes; begin next time with what got in the way.",
    "Ask each of them for one thing that went well.",
    "Pause the new exercise, and keep the old one.",
)

OBSERVATIONS = (
    "Both smiled at this one, at the same moment.",
    "Asked for more time here, and took it.",
    "They looked at each other before either of them wrote.",
)

CORRECTIONS = ("Read from the wrong line of the form.", "Meant the week before; said so in the next session.")

REMARKS = ("A long pause before this one.", "Looked at the other before answering.", "Asked what the word means here.")

GOALS = (
    "One true sentence a day, each",
    "Ask once before offering a plan",
    "An evening without screens each week",
    "Say goodbye and hello with a touch",
    "Bring up what is hard before the weekend",
)

OWN_STEPS = (
    ("Money on Sundays", "Half an hour with the month's figures, and a walk afterwards."),
    ("The first ten minutes at home", "Arrive, greet each other, and leave the day's list for later."),
    ("Who does what, written down", "One page for the household that both can live with."),
)

NEARER = ("A little, on good days.", "We noticed it before the weekend.", "Harder than I thought.", "I can see it now.")

PAUSE = "Night shifts for some weeks"

HINDRANCES = ("Friday was too late.", "Forgot it twice.", "Easier outdoors.", "The children woke up.", "")

WHENS = (
    "After supper on Tuesday and Thursday, at the kitchen table",
    "Sunday morning, before anybody else is up",
    "Every evening, ten minutes, on the sofa",
    "On the walk home",
)

ASIDE = (
    ("C.step.4", "Neither wants an evening of questions while the nights are short."),
    ("C.step.1", "One path at a time: they asked for fewer things, not more."),
)

DECIDING = (
    "Talk about whether, an hour a week and no more",
    "Ask without pressing for an answer",
    "Say it here first, not in passing",
)

STOPPED = (
    "One thing more than the week could hold; they said so themselves, laughing.",
    "It became a test of who had thought of it. Not now.",
    "The quarrel of Thursday was still warm; come back to it in spring.",
)

OWN_LINE = "First put the phones into the blue bowl by the door."
