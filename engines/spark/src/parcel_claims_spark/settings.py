"""What a job says, as the module takes it: checked here as far as only Spark's side knows it."""

import datetime
import json
import os
from collections.abc import Mapping
from pathlib import Path

CHINA = datetime.timezone(datetime.timedelta(hours=8))


def settings(names, columns, rulebook, as_of, constants):
    """Returns the settings as JSON, always the same for the same arguments; ``names`` are the columns of the table."""
    unknown = [name for name in columns if name not in names]
    if unknown:
        raise ValueError(f"columns: the table has no column {', '.join(map(repr, unknown))}; it has {list(names)}")
    told = {
        "columns": [column(columns.get(name)) for name in names],
        "constants": [[field, text(value)] for field, value in (constants or {}).items()],
        "rules": rules(rulebook),
        "asOf": moment(as_of),
    }
    return json.dumps(told, ensure_ascii=False)


def column(means):
    """A column is a field, or a field with words; None means nothing."""
    if means is None:
        return None
    if isinstance(means, str):
        return {"field": means, "words": []}
    rest = set(means) - {"field", "words"}
    if rest or "field" not in means:
        raise ValueError(f"columns: a column has a field and may have words, not {sorted(means)}")
    words = means.get("words", {})
    return {"field": means["field"], "words": [[word, text(value)] for word, value in words.items()]}


def text(value):
    """A value as a record writes it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def rules(rulebook):
    """Rulebook files as one list of versions; nothing is the built-in one."""
    if rulebook is None:
        return []
    several = [rulebook] if isinstance(rulebook, (str, os.PathLike, Mapping)) else rulebook
    return [dict(one) if isinstance(one, Mapping) else json.loads(Path(one).read_text("utf-8")) for one in several]


def moment(as_of):
    """The moment of the estimates, China time, to the minute."""
    if isinstance(as_of, datetime.datetime):
        local = as_of.astimezone(CHINA) if as_of.tzinfo else as_of
        return local.strftime("%Y-%m-%dT%H:%M")
    return str(as_of)
