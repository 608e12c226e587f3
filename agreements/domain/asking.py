"""Whether an address can still be read: asked once, politely, and what its answer means.

A server is asked no more than once a second, only where its ``robots.txt`` lets everybody, and for the head of the page
alone where it knows such a question.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urldefrag
from urllib.robotparser import RobotFileParser

from agreements.choices import CheckResult
from agreements.domain.reach import MOST_OF_RULES, Answer, Origin, Reach, RefusedError, SilentError, origin_of

#: So many times an answer that leads elsewhere is followed.
MOST_STEPS = 5
#: Seconds between two questions to one server, and the most that it can ask for itself.
PAUSE, MOST_PAUSE = 1.0, 20.0
#: Answers that lead elsewhere, and those of them that mean it for good.
LEADING, FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
#: The page is not there; and the server says nothing of whether it is: it wants a name, or fewer questions.
GONE, NO_WORD = (404, 410), (401, 402, 403, 407, 423, 425, 429, 451)


class UnaskedError(Exception):
    """An address that could not be asked, or of which the server would not speak: nothing is known of it."""


@dataclass(slots=True)
class Asking:
    """One run of questions: it knows when each server was asked last, and what each lets be asked."""

    reach: Reach
    pause: float = PAUSE
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)
    rules: dict[Origin, RobotFileParser] = field(default_factory=dict)

    def result_of(self, address: str) -> CheckResult:
        """What an address answers. Raises ``UnaskedError``, with the reason, where nothing can be said of it."""
        try:
            answer, is_elsewhere = self.followed(urldefrag(address).url)
        except RefusedError as fault:
            raise UnaskedError(str(fault)) from fault
        except SilentError:
            return CheckResult.NO_ANSWER
        if answer.code in GONE:
            return CheckResult.GONE
        if answer.code in NO_WORD:
            raise UnaskedError(f"answered {answer.code}")
        if not 200 <= answer.code < 300:
            return CheckResult.NO_ANSWER
        return CheckResult.MOVED if is_elsewhere else CheckResult.ANSWERED

    def followed(self, address: str) -> tuple[Answer, bool]:
        """The answer at the end of the way that an address leads, and whether it has moved for good."""
        is_elsewhere = False
        for _step in range(MOST_STEPS + 1):
            answer = self.asked_once(address)
            if answer.code not in LEADING or not answer.leads_to:
                return answer, is_elsewhere
            is_elsewhere |= answer.code in FOR_GOOD
            address = urldefrag(answer.leads_to).url
        raise SilentError("leads on without end")

    def asked_once(self, address: str) -> Answer:
        """The answer of one server, which is asked for the page itself where it will not speak of its head."""
        origin = origin_of(address)
        if not self.rules_of(origin).can_fetch(self.reach.agent, address):
            raise RefusedError(f"robots.txt of {origin.host} forbids it")
        self.wait_for(origin)
        answer = self.reach.ask("HEAD", address)
        if answer.code >= 400 and answer.code != 429:
            self.wait_for(origin)
            answer = self.reach.ask("GET", address)
        return answer

    def rules_of(self, origin: Origin) -> RobotFileParser:
        """What a server lets be asked: all where it has no rules, nothing where these cannot be had (RFC 9309)."""
        if origin not in self.rules:
            rules = RobotFileParser()
            answer = self.rules_answer(origin)
            if answer.code in (401, 403) or answer.code >= 500:
                rules.parse(["User-agent: *", "Disallow: /"])
            else:
                text = answer.body.decode("utf-8", "replace") if answer.code == 200 else ""
                rules.parse(text.splitlines())
            self.rules[origin] = rules
        return self.rules[origin]

    def rules_answer(self, origin: Origin) -> Answer:
        address = f"{origin}/robots.txt"
        for _step in range(MOST_STEPS + 1):
            self.wait_for(origin_of(address))
            answer = self.reach.ask("GET", address, MOST_OF_RULES)
            if answer.code not in LEADING or not answer.leads_to:
                return answer
            address = answer.leads_to
        # As where there are none.
        return Answer(404)

    def wait_for(self, origin: Origin) -> None:
        """Waits until a server may be asked again."""
        rules = self.rules.get(origin)
        wished = rules.crawl_delay(self.reach.agent) if rules and rules.mtime() else None
        pause = min(max(self.pause, float(wished or 0)), MOST_PAUSE)
        last = self.asked.get(origin.host)
        if last is not None and (left := last + pause - self.now()) > 0:
            self.sleep(left)
        self.asked[origin.host] = self.now()
