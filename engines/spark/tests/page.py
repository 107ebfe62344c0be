"""What a station's page says of a table: the worklist of the same module, asked as the page asks it."""

import json

from parcel_claims_spark.machine import Machine

ENGLISH = "en"


def totals(text, columns, constants, as_of):
    """The totals that the page shows of a table, CSV as bytes."""
    machine = Machine()
    ask(machine, 1, {"open": {"size": len(text), "asOf": as_of}}, text)
    answer = {"columns": columns, "constants": constants, "rules": [], "asOf": as_of}
    told = ask(machine, 2, {"answer": answer}, text)
    (answered,) = [reply["answered"] for reply in told if "answered" in reply]
    return answered["totals"]


def ask(machine, number, request, text):
    """Asks, and gives the bytes that are needed, until nothing more is; returns all replies."""
    replies = []
    step = json.loads(machine.say("ask", json.dumps({"id": number, "lang": ENGLISH, "request": request})))
    while True:
        if step["told"]:
            replies.append(step["told"]["reply"])
        need = step["need"]
        if need is None:
            return replies
        part = text[need["from"] : need["to"]]
        machine.room(len(part))[:] = bytearray(part)
        step = json.loads(machine.said(machine.call("give", number)))
