"""What a record of each kind ought to have so that readers can rely on it, how weighty each merit is, and the figure.

The weights of a kind add up to 100. What does not apply to a record - the offices of people where nobody is named -
is left out, and the rest counts for the whole.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from agreements.choices import HealthLevel

#: From which figure on a record is of each level, the best first.
BOUNDS = ((HealthLevel.GOOD, 85), (HealthLevel.FAIR, 60), (HealthLevel.LOW, 0))

MERITS: Mapping[str, Mapping[str, int]] = {
    "agreement": {
        "sourced": 30,
        "dated": 15,
        "parties": 15,
        "named": 10,
        "summarised": 10,
        "text": 10,
        "areas": 5,
        "placed": 5,
    },
    "event": {
        "sourced": 30,
        "dated": 15,
        "named": 15,
        "placed": 15,
        "people": 10,
        "offices": 10,
        "described": 5,
    },
    "statement": {"sourced": 30, "dated": 20, "translated": 20, "speaker": 15, "offices": 15},
    "party": {"named": 30, "sourced": 25, "within": 15, "described": 15, "coded": 15},
    "person": {"named": 30, "posts": 30, "sourced": 20, "tenures": 10, "described": 10},
    "area": {"named": 60, "described": 40},
    "place": {"named": 50, "region": 25, "coordinates": 25},
    "source": {
        "dated": 20,
        "publisher": 15,
        "address": 15,
        "archive": 15,
        "compared": 15,
        "words": 10,
        "read": 10,
    },
}

#: By merit: how much is there, of how much.
Marks = dict[str, tuple[int, int]]


class Step(NamedTuple):
    """One thing to do: what (``fill``, ``exact``, ``cite``, ``add``), in which field, fact or rows.

    ``kind`` and ``key`` name the row where it is done, where that is not the record itself.
    """

    code: str
    field: str
    kind: str = ""
    key: int = 0

    @property
    def line(self) -> str:
        """The step as it is kept."""
        return (
            f"{self.code} {self.field} {self.kind} {self.key}" if self.kind else f"{self.code} {self.field}"
        )


class Merit(NamedTuple):
    """One merit of one record: how much is there, of how much, and the step that is missing first."""

    code: str
    there: int
    of: int
    step: Step | None = None


class Health(NamedTuple):
    """How good a record is: its figure, what is there and what is missing, the next thing to do; as it is kept."""

    figure: int
    marks: str
    next: str


def health_from(kind: str, merits: Iterable[Merit]) -> Health:
    """The health of a record by its merits; those of which there is nothing to have do not count.

    The next thing to do is where most is lost; where it is as much in two, what comes first. The figure is rounded
    down, so that 100 means that nothing is missing.

    >>> health_from("place", [Merit("named", 3, 3), Merit("region", 0, 1, Step("fill", "region_code"))])
    Health(figure=66, marks='named 3/3 region 0/1', next='fill region_code')
    """
    weights, marks = MERITS[kind], []
    whole, lost, most, next_step = 0, 0.0, 0.0, None
    for code, there, of, step in merits:
        if not of:
            continue
        weight = weights[code]
        marks.append(f"{code} {there}/{of}")
        whole += weight
        if there < of:
            loss = weight * (of - there) / of
            lost += loss
            if loss > most:
                most, next_step = loss, step
    figure = int(100 - 100 * lost / whole) if whole else 100
    return Health(figure, " ".join(marks), next_step.line if next_step else "")


def marks_of(line: str) -> Marks:
    """How much is there of each merit, as it was kept.

    >>> marks_of("dated 2/3 named 3/3")
    {'dated': (2, 3), 'named': (3, 3)}
    """
    words = line.split()
    pairs = zip(words[::2], (mark.split("/") for mark in words[1::2]), strict=True)
    return {code: (int(there), int(of)) for code, (there, of) in pairs}


def figure_of(kind: str, marks: Marks) -> int:
    """The figure of a record of a kind by what is there.

    >>> figure_of("place", {"named": (3, 3), "region": (0, 1)})
    66
    """
    return health_from(kind, [Merit(code, *mark) for code, mark in marks.items()]).figure


def step_of(line: str) -> Step | None:
    """The next thing to do, as it was kept.

    >>> step_of("fill post attendance 9")
    Step(code='fill', field='post', kind='attendance', key=9)
    """
    code, field, *row = line.split(" ") if line else ("", "")
    if not code:
        return None
    return Step(code, field, row[0], int(row[1])) if row else Step(code, field)


def figures_of(level: HealthLevel) -> tuple[int, int]:
    """The lowest and the highest figure of a level.

    >>> figures_of(HealthLevel.FAIR)
    (60, 84)
    """
    highest = 100
    for own, bound in BOUNDS:
        if own == level:
            return bound, highest
        highest = bound - 1
    raise ValueError(level)


def level_of(figure: int) -> HealthLevel:
    """The level of a figure.

    >>> level_of(85).value, level_of(84).value
    ('good', 'fair')
    """
    return next(level for level, bound in BOUNDS if figure >= bound)
