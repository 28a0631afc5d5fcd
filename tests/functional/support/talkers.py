"""Customers on WebSockets who come back after every end of their connection, as the widget does."""

import collections
import socket
import threading

from .people import Customer
from .traffic import PAUSE, Counts, Visit
from .wait import until
from .ws import Closed, Refused

LISTEN = 0.1  # seconds


class Talker:
    def __init__(self, server, key, pause):
        self.pause = pause
        self.visit = Visit()
        self.customer = Customer(server, key, visitor=self.visit.visitor)
        self.socket = None
        self.seen = collections.Counter()  # message id: times that it came
        self.last = None  # id of the newest message that came
        self.connections = 0

    def connect(self):
        self.socket = self.customer.socket(after=self.last)
        self._until(lambda frame: frame["type"] == "hello")
        self.connections += 1
        if self.last is None:  # nothing to resume from: the history is loaded, as by a page that is opened
            for message in self.customer.everything():
                if message["id"] not in self.seen:
                    self._take({"type": "message", "message": message})
        if self.visit.unsure:
            self.write()

    def write(self):
        name, text = self.visit.next_message()
        self.socket.send({"type": "message", "client_message_id": name, "text": text})
        ack = self._until(lambda frame: frame["type"] == "ack" and frame["client_message_id"] == name)
        self.visit.answered({"message_id": ack["message_id"], "replies": []})

    def listen(self, seconds):
        """Takes what comes until nothing has come for so long."""
        try:
            while True:
                self._take(self.socket.receive(seconds))
        except socket.timeout:
            pass

    def known(self):
        """What came, and what the acknowledgements told of one's own."""
        return set(self.seen) | {message for _, message, _ in self.visit.acknowledged}

    def _until(self, wanted):
        while True:
            frame = self.socket.receive()
            self._take(frame)
            if wanted(frame):
                return frame

    def _take(self, frame):
        assert frame["type"] != "error", frame
        if frame["type"] == "message":
            self.seen[frame["message"]["id"]] += 1
            self.last = max(self.last or "", frame["message"]["id"])

    def compare(self, stored):
        """`stored`: the visitor's messages. Missing is also what is stored and was never shown."""
        counts = self.visit.compare(stored)
        wanted = {message["id"] for message in stored}
        counts.missing += len(wanted - self.known())
        counts.never_sent += len(set(self.seen) - wanted)
        return counts

    def step(self):
        """One more message, or one more attempt to come back. False when it did not work."""
        try:
            if self.socket is None:
                self.connect()
            self.write()
            self.listen(self.pause)
            return True
        except (OSError, Closed, Refused):
            if self.socket is not None:
                self.socket.socket.close()
            self.socket = None
            return False


class Talkers:
    def __init__(self, server, key, count, pause=LISTEN):
        """`pause`: between two messages of one customer; over 20 messages at once the server takes two a second."""
        self.server, self.key = server, key
        self.talkers = [Talker(server, key, pause) for _ in range(count)]
        self.stopping = threading.Event()
        self.failures = []
        self.threads = [threading.Thread(target=self._run, args=(each,)) for each in self.talkers]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _run(self, talker):
        try:
            while not self.stopping.is_set():
                if not talker.step():
                    self.stopping.wait(PAUSE)
        except Exception as bad:  # noqa: BLE001 — told in the test's own thread
            self.failures.append(bad)
            raise

    def until_each(self, what, limit=60):
        """Waits until what(talker) holds for each."""
        until(lambda: self.failures or all(map(what, self.talkers)), "all customers", limit)
        assert not self.failures, self.failures

    def until_each_wrote(self, more):
        wanted = {talker: len(talker.visit.acknowledged) + more for talker in self.talkers}
        self.until_each(lambda talker: len(talker.visit.acknowledged) >= wanted[talker])

    def check(self):
        """After the end: what was acknowledged and shown against what is stored; (counts, times shown again)."""
        assert not self.failures, self.failures
        total, repeated = Counts(), 0
        for talker in self.talkers:
            if talker.socket is None:  # the end came in the middle of a restart
                talker.connect()
            stored = talker.customer.everything()
            wanted = {message["id"] for message in stored}

            def all_shown():
                talker.listen(LISTEN)
                return wanted <= talker.known()

            until(all_shown, "all that is stored")
            talker.socket.close()
            total += talker.compare(stored)
            repeated += sum(talker.seen.values()) - len(talker.seen)
        return total, repeated
