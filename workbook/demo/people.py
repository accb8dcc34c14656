"""Who the fictional couples are: varied in script, length of name, age and family. Nobody real."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from workbook.language import ENGLISH
from workbook.model.couple import Hope


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    called: str = ""
    pronouns: str = ""
    brings: str = ""
    hope: Hope | None = None
    emergency: str = ""
    therapists: str = ""
    health: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people; `years` together at the time of the demo; `household`, `children` and `referrer` in a counselor's words."""

    first: Person
    second: Person
    years: int
    household: str = ""
    children: str = ""
    referrer: str = ""
    language: str = ENGLISH


PAIRS = (
    Pair(
        Person(
            "Mira Hollis",
            "",
            "she/her",
            "We run the house well and have hardly talked for a year.",
            Hope.REPAIR,
            emergency="Sister, Lena Hollis, 0555 0211",
            therapists="none",
            health="sleeps badly since the spring",
        ),
        Person(
            "Jonas Adeyemi",
            "",
            "he/him",
            "I want to stop guessing what is wrong.",
            Hope.REPAIR,
            emergency="Brother, 0555 0212",
        ),
        9,
        "two children, 7 and 4",
        "Emil, 7, and Tove, 4",
        "Dr. Amara Ode, family doctor",
    ),
    Pair(
        Person("Anke Visser", "", "she/her", "Since our daughter moved out it is very quiet.", Hope.UNSURE),
        Person("Ruud de Boer", "", "he/him", "", Hope.REPAIR),
        21,
        "a grown-up daughter",
    ),
    Pair(
        Person("דנה לוין", "Dana", "she/her", "We are kind to each other, and far apart.", Hope.REPAIR),
        Person(
            "Noa Katzir",
            "",
            "she/her",
            "I miss how we used to laugh.",
            Hope.REPAIR,
            health="no alcohol for two years, and proud of it",
        ),
        6,
        "a dog",
    ),
    Pair(
        Person("王小明", "", "he/him", "Work comes home with me every evening."),
        Person("Zoë Łukasiewicz-Özdemir", "Zoë", "she/her", "I would like to be asked how I am."),
        4,
        "his mother lives with them",
    ),
    Pair(
        Person("ليلى الحداد", "Layla", "she/her", "We lost the evenings to two jobs."),
        Person("Ibrahim Saleh", "", "he/him", "Nothing is broken, and yet it is cold.", Hope.REPAIR),
        12,
        "three children",
        "three, 11, 9 and 5; the eldest lives with grandparents in the week",
    ),
    Pair(
        Person(
            "Tom Ellery",
            "",
            "he/him",
            "I go silent, and then it is too late.",
            Hope.REPAIR,
            therapists="sees someone alone, every second Monday",
        ),
        Person("Matteo Bianchi", "Teo", "he/him", "I do the talking for two."),
        3,
        "",
    ),
    Pair(
        Person("प्रिया नंदन", "Priya", "she/her", "Friends see more of me than he does.", Hope.UNSURE),
        Person("Oliver Penrose", "Ollie", "", "", Hope.REPAIR),
        8,
        "a baby of ten months",
    ),
    Pair(
        Person("Sam Whitlow", "", "they/them", "We both hold back, in different ways."),
        Person("Chloé Marchetti", "", "she/her", "I want to know what they wish for."),
        5,
        "live apart, 200 km",
    ),
    Pair(
        Person("김서연", "Seoyeon", "she/her", "After the move we became flatmates."),
        Person("Дарья Иванова", "Dasha", "she/her", "I am tired of being the strong one.", Hope.SEPARATE),
        7,
        "a cat",
    ),
    Pair(
        Person("Maximiliane-Charlotte von der Schulenburg-Wolfenhagen", "Maxi", "she/her", ""),
        Person("Bo Li", "", "he/him", "We disagree about everything small."),
        15,
        "two foster children",
    ),
    Pair(Person("Grace Okoro"), Person("Peter Lindqvist"), 14, "one child"),
    Pair(Person("Inés Caballero", "", "she/her"), Person("Bram Jansen", "", "he/him"), 2, language="es"),
)


def pairs(random: Random) -> Iterator[Pair]:
    """The written ones first, in their order; after them mixed anew from the same names, without end."""
    yield from PAIRS
    people = [p for pair in PAIRS for p in (pair.first, pair.second)]
    while True:
        first, second = random.sample(people, 2)
        yield Pair(first, second, random.randint(1, 40), random.choice(PAIRS).household)
