"""A run of the module in this process: columns of texts in, columns of answers out."""

import json
from collections import OrderedDict

from . import layout
from .machine import Machine

#: A store that has grown so far makes place for a new one: it holds what it has worked out for all rows so far.
MOST_MEMORY = 512 << 20

#: So many runs are kept by a process; a job has one.
MOST_KEPT = 4

_kept = OrderedDict()


class Refused(ValueError):
    """The settings cannot be: ``code`` says why, ``about`` which field is meant."""

    def __init__(self, code, about, said):
        super().__init__(code, about, said)
        self.code, self.about, self.said = code, about, said

    def __str__(self):
        return f"{self.code} {self.about}".strip() + f": {self.said}"


def kept(settings):
    """Returns the run for these settings that lives as long as this process."""
    answering = _kept.pop(settings, None) or Answering(settings)
    _kept[settings] = answering
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return answering


class Answering:
    """A run over many rows, by one set of rules and at one moment: ``settings``, as the module takes them.

    ``frame`` lists the columns that come out, ``digests`` the rulebooks in the order of their dates.
    """

    def __init__(self, settings):
        self.settings = settings
        self.machine = None
        begun = self.begin()
        self.frame, self.digests = begun["columns"], begun["digests"]

    def begin(self):
        """Begins anew. No answer depends on the rows before it."""
        machine = Machine()
        begun = json.loads(machine.say("begin", self.settings))
        if "refused" in begun:
            refused = begun["refused"]
            raise Refused(refused["code"], refused["about"], refused["said"])
        self.machine = machine
        return begun

    def answer(self, texts, rows, names):
        """Answers so many rows: takes an array of texts for each column, and returns those columns of ``frame`` that
        are named."""
        if self.machine is None:
            self.begin()
        # Lost where the module traps: the task fails, and the next one begins anew.
        machine, self.machine = self.machine, None
        columns = [layout.Column(array) for array in texts]
        layout.write(machine.room(layout.size(columns, rows)), columns, rows)
        if machine.call("rows") != 1:
            raise RuntimeError("the module has not taken the rows: they are not laid out as it wants them")
        answers = layout.read(machine.out(), rows, self.frame, names)
        if machine.size() < MOST_MEMORY:
            self.machine = machine
        return answers
