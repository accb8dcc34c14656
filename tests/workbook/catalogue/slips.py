"""What can be wrong in a catalogue file: what stands there, what a slip makes of it, and the sentence that names it.

The sentence goes on after the file's name. The first place where the old words stand is the one that is changed.
"""

_SLIPS = {
    "items.toml": [
        (
            'key = "felt_close"\nids = ["A.about.1"]',
            'key = "felt_close"\nids = ["A.about.1"]\ncolour = "blue"',
            ', felt_close: "colour" is not a known field',
        ),
        ('label = "feeling close to one another"\n', "", ', felt_close: "label" is missing'),
        ('key = "felt_close"\nids = ["A.about.1"]', "key = 3\nids = []", ', item 1: "key" has to be a text in quotes'),
        ('key = "felt_close"\nids = ["A.about.1"]', 'key = " "\nids = []', ', item 1: "key" is empty'),
        (
            'key = "felt_close"\nids = ["A.about.1"]',
            'key = "Felt close"\nids = []',
            ', Felt close: "key" may hold small letters, digits and _ only',
        ),
        ('"A.about.1"]', '""]', ', felt_close: "ids" is empty'),
        ('key = "felt_close"\nids = ["A.about.1"]', 'key = "felt_close"\nids = []', ', felt_close: "ids" is empty'),
        (
            'key = "felt_close"\nids = ["A.about.1"]',
            'key = "felt_close"\nids = "A.about.1"',
            ', felt_close: "ids" has to be a list',
        ),
        (
            "How often did the two",
            "How  often did the two",
            ', felt_close: "question" has a line break or a stray space',
        ),
        ('about = "us"', 'about = "him"', ', felt_close: "about" has to be one of me, partner, us'),
        ('kind = "strength"', "kind = 1", ', felt_close: "kind" has to be one of strength, sign, cause, impact'),
        ("[[item]]", "[[itm]]", ": [[itm]] does not belong here"),
        ("notice = 4", "notice = 7", ', fear_of_judgement: "notice" lies between 0 and 4'),
        ("notice = 4", 'notice = "high"', ', fear_of_judgement: "notice" has to be a whole number'),
        ('key = "open_talk"', 'key = "felt_close"', ", felt_close: this key is used twice"),
        ('theme = "connection"', 'theme = "conection"', ', felt_close: "theme" is not a known theme: conection'),
        ('theme = "connection"', 'theme = ""', ', felt_close: "theme" is empty'),
        (
            'kind = "cause"\ntheme = ""',
            'kind = "cause"\ntheme = "openness"',
            ', self_awareness: only strengths and signs have a "theme"',
        ),
        (
            'visibility = "joint"',
            'visibility = "public"',
            ', felt_close: "visibility" has to be one of private, individual, joint, and not public',
        ),
        ('"A.about.1"]', '"D.sign.1"]', ', felt_close: "ids" holds something that is no id: D.sign.1'),
        ('"A.about.1"]', '"A.sign.0"]', ', felt_close: "ids" holds something that is no id: A.sign.0'),
        ('mirror = "listened_to_day"', 'mirror = "nobody"', ', felt_heard: "mirror" is not a known item: nobody'),
        ('mirror = "felt_heard"\n', "", ', felt_heard: "mirror" is not mutual: listened_to_day does not name it back'),
        (
            'about = "partner"',
            'about = "me"',
            ', felt_heard: a "mirror" pairs a question about me with one about the partner',
        ),
        ("We {often} felt close.", "We felt close.", ', felt_close: "said" has to be a sentence with {often} in it'),
        (
            "We {often} felt close.",
            "We {often} felt close to {name}.",
            ', felt_close: "said" has a placeholder other than {often} and {partner}',
        ),
        ('theme = "listening"', 'theme = "openness"', ', felt_heard: a "mirror" has to be of the same kind and theme'),
    ],
    "steps.toml": [
        ("number = 1", 'number = "1"', ', A.step.1: "number" has to be a whole number'),
        ("number = 1", "number = true", ', A.step.1: "number" has to be a whole number'),
        ("number = 1", "number = 1.0", ', A.step.1: "number" has to be a whole number'),
        ('id = "A.step.2"', 'id = "A.step.1"', ", A.step.1: this key is used twice"),
        ('plan = "restore"', 'plan = "restart"', ', A.step.1: "plan" is not a known plan: restart'),
        ("number = 1", "number = 7", ', A.step.1: "id" does not fit its plan and number'),
        ('gate = "open"', 'gate = "open"\nthemes = ["openness"]', ', A.step.1: "themes" is said by the links to it'),
        ('gate = "open"', 'gate = "open"\ncauses = ["busy"]', ', A.step.1: "causes" is not a known field'),
        ('themes = ["empathy"]', 'themes = ["candour"]', ', D.step.3: "themes" is not a known theme: candour'),
        ('gate = "open"', 'gate = "shut"', ', A.step.1: "gate" has to be one of free, open, strict, and not shut'),
    ],
    "plans.toml": [
        ("ordered = true", "ordered = 1", ', restore: "ordered" has to be true or false'),
        ('letter = "B"', 'letter = "A"', ', rebuild: "letter" is used twice'),
        ('letter = "B"', 'letter = "E"', ', rebuild: "letter" has to be one of A, B, C, D, and not E'),
    ],
    "measures.toml": [
        ("cutoff = 47.31", 'cutoff = "47.31"', ', rdas: "cutoff" has to be a number'),
        ("cutoff = 47.31", "cutoff = true", ', rdas: "cutoff" has to be a number'),
        ("high = 69", "high = 0", ', rdas: "low" has to be below "high"'),
        ('distressed = "<"', 'distressed = ">"', ', rdas: "distressed" has to be one of <, <=, and not >'),
        ("reliable = 11.58", "reliable = 0", ', rdas: "reliable" has to be above 0'),
        (
            'short = "RDAS"',
            'short = "RDAS"\nyours = ["cutoff"]',
            ', rdas: "yours" has to be one of range, reliable, and not cutoff',
        ),
        ('short = "RDAS"', 'short = "RDAS"\nyours = ["range"]', ', rdas: "yours" names a value that is given'),
        ('kind = "outcome"', 'kind = "mood"', ', rdas: "kind" has to be one of outcome, alliance'),
    ],
    "scales.toml": [
        ('"often", "always"]', '"often"]', ', strength: "anchors" has to be a list of 5'),
        ('kind = "sign"', 'kind = "strength"', ", strength: this key is used twice"),
    ],
    "cautions.toml": [
        ("[[caution]]", "[[item]]", ": [[item]] does not belong here"),
    ],
    "exercises/sample.toml": [
        ("[[exercise.part]]", "[[exercise.parts]]", ', sample: "parts" is not a known field'),
        ('lead = "Sit down"', 'lead = ""', ', sample, instruction 1: "lead" is empty'),
        (
            'kind = "lines"',
            'kind = "rows"',
            ', sample, part 2: "kind" has to be one of lines, columns, ticks, log, scale, agreement, when, choice, cards',
        ),
        ('why = "A reason."\n', "", ', sample, counselor: "why" is missing'),
        ('bring = ["This sheet"]', 'bring = "This sheet"', ', sample: "bring" has to be a list'),
        ('bring = ["This sheet"]', "bring = []", ', sample: "bring" is empty'),
        ('"B.step.1"]', '"B.step.11"]', ', sample: "steps" is not a known step: B.step.11'),
        ('causes = ["busy"]', 'causes = ["bussy"]', ', sample: "causes" is not a known cause or impact: bussy'),
        ('gate = "open"', 'gate = "free"', ', sample: "gate" is looser than that of A.step.1'),
        ('"B.step.1"]', '"A.step.6"]', ', sample: "gate" is looser than that of A.step.6'),
        ('grade = "NC"', 'grade = "A"', ', sample, counselor: "grade" has to be one of E, C, X, NC, and not A'),
        ("minutes = 10", "minutes = 0", ', sample: "minutes" has to be 1 or more'),
        ('["hard", "easy"]', '["hard"]', ', sample, part 1: a scale needs two "options", its ends'),
        ('kind = "lines"', 'kind = "ticks"', ', sample, part 2: "options" is empty'),
        ("lines = 2", "lines = 0", ', sample, part 2: "lines" has to be 1 or more'),
    ],
    "safety.toml": [
        ("afraid of {partner}", "afraid of {partnr}", ', fear: "prompt" has a placeholder other than {partner}'),
        ("afraid of {partner}", "afraid of {partner", ', fear: "prompt" has a placeholder other than {partner}'),
    ],
    "links.toml": [
        ('theme = "openness"', 'theme = "opennes"', ', link 1: "theme" is not a known theme: opennes'),
        (
            'item = "strained_talk"',
            'item = "felt_close"',
            ', link 4: "item" is not a known cause or impact: felt_close',
        ),
        ('step = "A.step.1"', 'step = "A.step.11"', ', link 1: "step" is not a known step: A.step.11'),
        ('step = "A.step.1"', "", ', link 1: "step" is missing'),
        ('theme = "openness"', "", ', link 1: exactly one of "theme", "item" and "gap" has to be given'),
        (
            'theme = "openness"',
            'theme = "openness"\nitem = "busy"',
            ', link 1: exactly one of "theme", "item" and "gap" has to be given',
        ),
        ('theme = "openness"', 'theme = "openness"\nweight = 2', ', link 1: "weight" is not a known field'),
        ('item = "strained_talk"', 'item = "fear_of_judgement"', ", link 4: this link is there twice"),
        ('item = "strained_talk"', 'item = "feel_unsafe"', ", link 4: what is asked alone leads to free steps only"),
        ('gap = "openness"', 'gap = "support"', ", link 5: the theme of this gap does not lead to this step"),
        (
            'item = "drawn_elsewhere"',
            'item = "busy"',
            ': nothing leads on from item = "drawn_elsewhere"',
        ),
        (
            'theme = "openness"',
            'theme = "openness"\nbegin = ["nobody"]',
            ', link 1: "begin" is not a known exercise: nobody',
        ),
        (
            'theme = "openness"',
            'theme = "openness"\nbegin = ["sample", "sample"]',
            ', link 1: "begin" names an exercise twice: sample',
        ),
        (
            'item = "strained_talk"',
            'item = "strained_talk"\nbegin = ["sample"]',
            ', link 4: "begin" names an exercise that does not work on this: sample',
        ),
        (
            'theme = "openness"\nstep = "B.step.2"',
            'theme = "openness"\nstep = "B.step.2"\nbegin = ["sample"]',
            ', link 63: "begin" names an exercise of another step: sample',
        ),
        (
            'theme = "connection"\nstep = "B.step.1"',
            'theme = "connection"\nstep = "B.step.1"\nbegin = ["sample"]',
            ', link 59: "begin" names an exercise that does not work on this: sample',
        ),
        ('gap = "connection"', 'gap = "support"', ': nothing leads on from gap = "connection"'),
        ('theme = "empathy"\nstep = "B.step.3"', 'item = "stress"\nstep = "B.step.3"', ": no theme leads to B.step.3"),
    ],
    "pages.toml": [
        ('"as_one_is"]', '"as_one"]', ', what_closeness_is: "points" is not a known point: as_one'),
        (
            '"as_one_is"]',
            '"as_one_is", "leaving"]',
            ", what_closeness_is: this point is for the counselor only: leaving",
        ),
        ('key = "feeling_well"', 'key = "what_closeness_is"', ", what_closeness_is: this key is used twice"),
    ],
    "background.toml": [
        ('source = "A"', 'source = "B"', ', more_than_near: "source" does not fit its "ids"'),
        ('source = "A"', 'source = "E"', ', more_than_near: "source" has to be one of A, B, C, and not E'),
        (
            'source = "B"\ncouple = false',
            'source = "B"\ncouple = true',
            ", endometriosis: this point is on no page",
        ),
    ],
}

SLIPS = [(name, old, new, name + rest) for name, slips in _SLIPS.items() for old, new, rest in slips]
"""File, old words, new words, whole sentence."""
