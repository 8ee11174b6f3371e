"""Who has to acknowledge what by when: a second reading of docs/acknowledgements.md, with none of the program's code.

Each rule stands beside the sentences that it reads (`reads`); `duties.py` sees to it that the document still says them.
Days are whole days, and what holds on one is what was said last on it. Nothing here runs the program or looks at files.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SENTENCES = []


def reads(*sentences):
    """Marks a rule with the sentences of docs/acknowledgements.md that it reads."""
    def mark(rule):
        SENTENCES.extend((rule.__name__, sentence) for sentence in sentences)
        return rule
    return mark


@dataclass(frozen=True)
class Ack:
    """`ack:` of a page or of sop.yaml; None is what it does not say."""
    required: bool | None = None
    within: str | None = None
    expires: str | None = None


@dataclass(frozen=True)
class Person:
    """A line of people.yaml; leave is pairs of a first and a last day."""
    roles: tuple
    start: date
    end: date | None = None
    leave: tuple = ()


@dataclass(frozen=True)
class Role:
    """An entry of roles.yaml."""
    path: str | None = None
    includes: tuple = ()


@dataclass(frozen=True)
class Stage:
    """A stage of a path; one that asks ends in an acknowledgement."""
    due: str | None
    sops: tuple
    asks: bool


@dataclass
class Version:
    """A published version; its MAJOR is what its number begins with."""
    number: str
    published: date
    effective: date
    ack: Ack
    withdrawn: date | None = None

    @property
    def major(self):
        return int(self.number.split(".")[0])


@dataclass(frozen=True)
class Reading:
    """An acknowledgement on record."""
    day: date
    person: str
    page: str
    major: int
    number: str


@dataclass(frozen=True)
class Waiver:
    """Excuses a person from one MAJOR of a page, to its last day."""
    day: date
    person: str
    page: str
    major: int
    last: date


class Timeline:
    """What a file said, from which day on."""

    def __init__(self, day, value):
        self.entries = [(day, value)]

    def say(self, day, value):
        if self.entries[-1][0] == day:
            self.entries.pop()
        self.entries.append((day, value))

    def at(self, day):
        return next((value for since, value in reversed(self.entries) if since <= day), None)

    def last(self):
        return self.entries[-1][1]


@dataclass
class Company:
    """All that was ever said: in files, by publications and in the ledger. `first` is the day on which it began."""
    first: date
    people: Timeline
    roles: Timeline
    paths: Timeline
    settings: Timeline
    routes: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    readings: list = field(default_factory=list)
    waivers: list = field(default_factory=list)


def later(day, interval):
    """The day an interval such as `10d` or `2 months` after another."""
    count, unit = re.fullmatch(r"(\d+)(d| months?)", interval).groups()
    if unit == "d":
        return day + timedelta(days=int(count))
    years, month = divmod(day.month - 1 + int(count), 12)
    length = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, length))


class Judgement:
    """What is owed at the end of one day, by what was said up to then."""

    def __init__(self, company, today):
        self.company, self.today = company, today

    def since(self, holds, until):
        """The first day of those without a break, up to this one, on which something holds."""
        day = until
        while day > self.company.first and holds(day - ONE_DAY):
            day -= ONE_DAY
        return day

    @reads("A version that is taken back never was: what was due before it is due again.",
           "**A retirement, or a version, for a day to come** changes nothing before that day.")
    def in_force(self, page, day):
        """The version in force on a day, as it is known today."""
        found = None
        for version in self.company.versions.get(page, []):
            taken_back = version.withdrawn is not None and version.withdrawn <= self.today
            if max(version.published, version.effective) <= day and not taken_back:
                found = version
        return found

    @reads("(`ack.required` in the page, else in sop.yaml; always where `risk: high`)")
    def to_be_acknowledged(self, page, day):
        version = self.in_force(page, day)
        if version is None:
            return False
        own = version.ack.required
        return bool(self.company.settings.at(day).required if own is None else own)

    @reads("14 days, unless page or sop.yaml say otherwise.")
    def within(self, page, day):
        return self.in_force(page, day).ack.within or self.company.settings.at(day).within or "14d"

    def expires(self, page, day):
        return self.in_force(page, day).ack.expires or self.company.settings.at(day).expires

    @reads("Who is not here yet owes nothing until their first day; who has left, and a service account, owes nothing.",
           "Whoever had left and is back begins anew, on the day of the commit that says so or their new first day,")
    def is_here(self, person, day):
        """Whether somebody is here on a day, by what was said on it."""
        known = self.company.people.at(day).get(person)
        return known is not None and known.start <= day and (known.end is None or day <= known.end)

    @reads("What people.yaml says of first days, last days and leave counts as it stands, for days past as well.")
    def as_it_stands(self, person):
        return self.company.people.at(self.today)[person]

    @reads("On a path are those who have its role by name or by `match:`, not those who have it through a role that "
           "includes it.")
    def roles_by_name(self, person, day):
        return set(self.company.people.at(day)[person].roles) if self.is_here(person, day) else set()

    def all_roles(self, person, day):
        """The roles that somebody has by name, and those that these include."""
        known, found = self.company.roles.at(day), set()
        waiting = self.roles_by_name(person, day)
        while waiting:
            role = waiting.pop()
            found.add(role)
            waiting |= set(known[role].includes) - found
        return found

    def stages(self, role, page, day):
        """The stages with the page on the path of a role."""
        path = self.company.roles.at(day)[role].path
        return [stage for stage in self.company.paths.at(day).get(path, ()) if page in stage.sops]

    @reads("The people whose roles the page names, and those on a path with the page in one of its stages.",
           "is asked for only by the stages that end in an acknowledgement.")
    def is_asked(self, person, page, day):
        if not self.is_here(person, day) or self.in_force(page, day) is None:
            return False
        stages = [stage for role in self.roles_by_name(person, day) for stage in self.stages(role, page, day)]
        if not self.to_be_acknowledged(page, day):
            return any(stage.asks for stage in stages)
        return bool(stages) or not self.all_roles(person, day).isdisjoint(self.company.routes[page].at(day))

    @reads("the day on which the MAJOR came into force;",
           "Who has read a version of the same MAJOR need not read a minor change.")
    def major_since(self, page):
        major = self.in_force(page, self.today).major

        def same_major(day):
            version = self.in_force(page, day)
            return version is not None and version.major == major

        return self.since(same_major, self.today)

    @reads("excuse from one MAJOR, to their last day or for good")
    def waivers(self, person, page):
        """Those of the MAJOR in force."""
        about = (person, page, self.in_force(page, self.today).major)
        return [waiver for waiver in self.company.waivers
                if waiver.day <= self.today and (waiver.person, waiver.page, waiver.major) == about]

    @reads("from the latest day on which somebody read the MAJOR, by the `expires` of today.")
    def last_read(self, person, page):
        about = (person, page, self.in_force(page, self.today).major)
        days = [reading.day for reading in self.company.readings
                if reading.day <= self.today and (reading.person, reading.page, reading.major) == about]
        return max(days, default=None)

    def is_covered(self, person, page):
        """Whether what somebody has read still counts today."""
        read, expires = self.last_read(person, page), self.expires(page, self.today)
        return read is not None and (expires is None or later(read, expires) > self.today)

    @reads("Made shorter, or set where there was none, nothing expires before the day of that edit that would not have "
           "by then in any case.",
           "Made longer, it is for what was read before as well, and brings back what had expired.")
    def expired_on(self, person, page):
        """The day on which an earlier reading, which covers no longer, expired; None if there is none.

        It is no day before it had expired by the `expires` of that very day, and of every day since.
        """
        read = self.last_read(person, page)
        if read is None:
            return None
        begun = self.major_since(page)

        def had_expired(day):
            if day < max(read, begun):
                return False
            expires = self.expires(page, day)
            return expires is not None and later(read, expires) <= day

        return max(self.since(had_expired, self.today), later(read, self.expires(page, self.today)))

    @reads("the day since which it asks them without a break (below)",
           "Whoever is asked by one way after another, with no day between on which nothing asks, is asked all the "
           "time,")
    def asked_since(self, person, page):
        return self.since(lambda day: self.is_asked(person, page, day), self.today)

    def starts_over(self, person, page):
        """The days on which a reading expired or a waiver had ended."""
        ended = [waiver.last + ONE_DAY for waiver in self.waivers(person, page)]
        expired = self.expired_on(person, page)
        return ended if expired is None else [*ended, expired]

    @reads("The latest of:", "the person's first day;", "the day on which an earlier acknowledgement expired;",
           "the day after a waiver ended.")
    def began(self, person, page):
        return max(self.major_since(page), self.as_it_stands(person).start, self.asked_since(person, page),
                   *self.starts_over(person, page))

    @reads("Newer than the text is whose first day is that day (be it the day of the text as well), or who comes to "
           "the path's role on a day after the one on which the text came into force and, where it is not the stage "
           "that asks, was to be acknowledged.",
           "Who is on the path already, by another role, does not come to it.",
           "a path that a role gets later, give nobody who is there already another time.")
    def is_newer(self, person, page, role, stage, day):
        """Whether somebody comes to a stage's path on the day on which it begins, newer than the text."""
        if self.as_it_stands(person).start == day:
            return True
        path = self.company.roles.at(day)[role].path

        def on_path(other_day):
            roles = self.company.roles.at(other_day)
            return any(roles[other].path == path for other in self.roles_by_name(person, other_day))

        def has_role(other_day):
            return role in self.roles_by_name(person, other_day)

        comes = self.since(on_path, day) == day and self.since(has_role, day) == day
        return comes and day > self.major_since(page) and (stage.asks or day > self.required_since(page, day))

    def required_since(self, page, day):
        return self.since(lambda other_day: self.to_be_acknowledged(page, other_day), day)

    @reads("Whoever comes to a path on that day, newer than the text, has the path's time instead: the `due` of the "
           "stage that asks for the page, the soonest where there are several.",
           "Where an acknowledgement expired or a waiver ended on that very day, it is `within`.",
           "`within` and `due` are those of the day on which it began")
    def time(self, person, page, day):
        """The time that somebody has from the day on which it begins, and what gives it."""
        if day not in self.starts_over(person, page):
            required = self.to_be_acknowledged(page, day)
            times = [stage.due for role in self.roles_by_name(person, day) for stage in self.stages(role, page, day)
                     if stage.due is not None and (stage.asks or required)
                     and self.is_newer(person, page, role, stage, day)]
            if times:
                return min(times, key=lambda time: later(day, time)), "the path's time"
        return self.within(page, day), "within"

    @reads("Its days do not count: nothing begins on one and nothing falls due on one.")
    def counted(self, person, day, time):
        """The day that lies a time after another, the days of leave left out."""
        leave = self.as_it_stands(person).leave

        def away(other_day):
            return any(first <= other_day <= last for first, last in leave)

        while away(day):
            day += ONE_DAY
        left = (later(day, time) - day).days
        while left > 0:
            day += ONE_DAY
            left -= not away(day)
        return day

    def due(self, person, page):
        """The day on which a page is due for somebody and what gave the time; None where nothing is owed."""
        if not self.is_asked(person, page, self.today) or self.is_covered(person, page):
            return None
        if any(self.today <= waiver.last for waiver in self.waivers(person, page)):
            return None
        begins = self.began(person, page)
        time, giver = self.time(person, page, begins)
        return self.counted(person, begins, time), giver
