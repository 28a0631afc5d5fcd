"""Customers who write as fast as they are answered, through every fault, and remember what was acknowledged."""

import collections
import dataclasses
import http.client
import json
import threading
import uuid
from urllib.parse import urlencode

from .people import Customer
from .wait import until

# Long enough that the other side is given up, short enough that a test that hangs is seen.
ANSWER_WITHIN = 30
# Between two attempts of one customer, as the widget waits too.
PAUSE = 0.02
# Different ones in a row, because the bot takes a repetition as a call for a person.
QUESTIONS = ("怎么取消订单", "运费怎么算", "可以开发票吗", "怎么申请退货", "多久能发货", "忘记密码怎么办", "怎么修改收货地址")


@dataclasses.dataclass
class Counts:
    """What was acknowledged, held against what is stored."""

    acknowledged: int = 0  # messages
    replies: int = 0  # that came with an acknowledgement
    missing: int = 0
    doubled: int = 0
    out_of_order: int = 0
    never_sent: int = 0  # stored, but nobody wrote it

    def __iadd__(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        return self

    def lost(self):
        return (self.missing, self.doubled, self.out_of_order, self.never_sent)

    def __str__(self):
        return (f"acknowledged {self.acknowledged} (+{self.replies} replies), missing {self.missing}, "
                f"doubled {self.doubled}, out of order {self.out_of_order}"
                + (f", never sent {self.never_sent}" if self.never_sent else ""))


class Visit:
    """One visitor's side of the story."""

    def __init__(self):
        self.visitor = f"visitor-{uuid.uuid4().hex}"
        self.acknowledged = []  # (client_message_id, message_id, ids of the replies)
        self.unsure = None  # sent, but not answered: it may be stored or not

    def next_message(self):
        """Its name and text. What was not answered is sent again under its old name, as the widget does."""
        number = len(self.acknowledged)
        self.unsure = f"{self.visitor[-6:]}-{number}"
        return self.unsure, f"{QUESTIONS[number % len(QUESTIONS)]} {self.unsure}"

    def answered(self, receipt):
        self.acknowledged.append((self.unsure, receipt["message_id"], [each["id"] for each in receipt["replies"]]))
        self.unsure = None

    def compare(self, stored):
        """`stored`: the visitor's messages as the API tells them, oldest first."""
        counts = Counts(len(self.acknowledged), sum(len(replies) for *_, replies in self.acknowledged))
        place = {message["id"]: index for index, message in enumerate(stored)}
        known = [each for _, message, replies in self.acknowledged for each in (message, *replies)]
        found = [place[each] for each in known if each in place]
        counts.missing = len(known) - len(found)
        names = [m["client_message_id"] for m in stored if m["author"] == "customer"]
        counts.doubled = len(names) - len(set(names)) + len(stored) - len(place)
        numbers = [message["seq"] for message in stored]
        for row in (found, numbers, [message["id"] for message in stored]):
            counts.out_of_order += sum(later <= earlier for earlier, later in zip(row, row[1:]))
        written = {name for name, *_ in self.acknowledged} | {self.unsure}
        counts.never_sent = sum(name not in written for name in names)
        return counts


def check_visits(server, key, visits):
    """Read back over one connection and without the contract's checks: there may be thousands of visitors."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=ANSWER_WITHIN)
    total = Counts()
    for visit in visits:
        stored, before = [], None
        while True:
            query = {"visitor_id": visit.visitor, "limit": 200, **({"before": before} if before else {})}
            connection.request("GET", f"/api/v1/public/{key}/messages?{urlencode(query)}")
            response = connection.getresponse()
            page = json.loads(response.read())
            assert response.status == 200, page
            stored = page["items"] + stored
            if len(page["items"]) < 200:
                break
            before = stored[0]["id"]
        total += visit.compare(stored)
    connection.close()
    return total


class Writer:
    """One connection; a new visitor after every `messages_each` messages."""

    def __init__(self, traffic):
        self.traffic = traffic
        self.connection = None
        self.visit = traffic.new_visit()

    def run(self):
        while not self.traffic.stopping.is_set():
            if len(self.visit.acknowledged) >= self.traffic.messages_each:
                self.visit = self.traffic.new_visit()
            if not self.write_one():
                self.traffic.stopping.wait(PAUSE)
        self.close()

    def write_one(self):
        name, text = self.visit.next_message()
        body = {"visitor_id": self.visit.visitor, "client_message_id": name, "text": text}
        try:
            status, answer = self.post(json.dumps(body).encode())
        except (OSError, http.client.HTTPException) as broken:  # the server has died, in whatever phase
            self.close()
            self.traffic.count(type(broken).__name__)
            return False
        if status != 200:
            self.traffic.count(f"{status} {answer.get('code')}")
            return False
        self.visit.answered(answer)
        self.traffic.count("acknowledged")
        return True

    def post(self, body):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.traffic.server.port, timeout=ANSWER_WITHIN)
        self.connection.request("POST", self.traffic.path, body, {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        data = response.read()
        if response.will_close:
            self.close()
        return response.status, json.loads(data)

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Traffic:
    def __init__(self, server, key, writers=6, messages_each=25):
        self.server, self.key = server, key
        self.path = f"/api/v1/public/{key}/messages"
        self.messages_each = messages_each
        self.visits = []
        self.outcomes = collections.Counter()  # "acknowledged", "503 storage_full", "ConnectionRefusedError" …
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=Writer(self).run) for _ in range(writers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Returns when the last writer has its answer."""
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def new_visit(self):
        visit = Visit()
        with self.lock:
            self.visits.append(visit)
        return visit

    def count(self, outcome):
        with self.lock:
            self.outcomes[outcome] += 1

    def acknowledged(self):
        return self.outcomes["acknowledged"]

    def until_more(self, messages, limit=30):
        """Waits until that many more are acknowledged than now."""
        self.until_outcome("acknowledged", messages, limit)

    def until_outcome(self, outcome, times=1, limit=30):
        """Waits until that outcome was seen so many times more than now."""
        wanted = self.outcomes[outcome] + times
        try:
            until(lambda: self.outcomes[outcome] >= wanted, f"{outcome} {wanted} times", limit)
        except AssertionError as in_vain:
            raise AssertionError(f"{in_vain}; so far {self.outcomes}") from None

    def check(self):
        """Of a stopped traffic, against what the running server has stored."""
        assert self.stopping.is_set()
        total = check_visits(self.server, self.key, self.visits)
        assert total.lost() == (0, 0, 0, 0), total
        return total

    def finish_unsure(self):
        """Sends what was never answered again."""
        for visit in self.visits:
            if visit.unsure:
                name, text = visit.next_message()
                visit.answered(Customer(self.server, self.key, visitor=visit.visitor).send(text, name).ok())
