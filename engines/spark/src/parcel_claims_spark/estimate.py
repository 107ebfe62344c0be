"""The columns of the answers beside those of a data frame."""

import json

from pyspark.sql import functions as F
from pyspark.sql import types as T

from . import layout, module
from .answering import kept
from .batches import regular
from .settings import settings as settings_of

TYPES = {
    "text-by-answer": T.StringType(),
    "index": T.StringType(),
    "number": T.LongType(),
    "moment": T.TimestampNTZType(),
    "text": T.StringType(),
}

#: What can be written as a text for the rules; of a column that means nothing the type does not matter.
PLAIN = (T.StringType, T.NumericType, T.BooleanType, T.DateType, T.TimestampType, T.TimestampNTZType)


def estimate(df, *, columns, as_of, rulebook=None, constants=None, only=None, prefix=""):
    """Returns the data frame with the columns of the answers behind its own: exactly one row for each row, in order.

    Nothing is shuffled. Answers depend on nothing but their row and the arguments, so that a task that is run again
    writes the same bytes.

    columns
        What the columns mean: a field by the name of the column (``{"运单号": "waybill"}``), or a field and what words
        in its cells mean beside those that it knows itself (``{"类型": {"field": "problem", "words": {"丢": "lost"}}}``).
    as_of
        The moment of the estimates, China time: a text as ``2012-03-20T12:00``, or a ``datetime``.
    rulebook
        A rulebook as a dictionary or the path of its file, or a list of them as versions of one regulation, of which
        the sending date of each row chooses. None is the built-in one.
    constants
        What holds for every row: a value by its field (``{"we": "origin"}``).
    only
        The columns of the answers that are wanted; None is all. Spark itself cannot leave out what nobody asks for.
    prefix
        What the names of the new columns begin with, where the data frame has some of them already.

    Raises ``ValueError`` where an argument cannot be, ``Refused`` where it is the module that says so.
    """
    job = Job(settings_of(df.columns, columns, rulebook, as_of, constants), only, prefix)
    check(df.schema, columns, job, prefix)
    answered = df.mapInArrow(job, T.StructType([*df.schema.fields, *job.fields()]))
    # They are the same in every row: made where they are needed, they need not be carried from process to process.
    marks = {"asOf": F.lit(job.as_of).cast("timestamp_ntz"), "rulebook": F.lit(" ".join(job.digests))}
    marks["module"] = F.lit(job.module)
    return answered.withColumns({prefix + name: value for name, value in marks.items()})


def check(schema, columns, job, prefix):
    """What Spark itself would find only in a task, or not at all."""
    for name in columns:
        if columns[name] is not None and not isinstance(schema[name].dataType, PLAIN):
            raise ValueError(f"columns: {name!r} is {schema[name].dataType.simpleString()}, which is no text")
    names = [field.name for field in job.fields()] + [prefix + name for name in ("asOf", "rulebook", "module")]
    own = [name.casefold() for name in schema.names]
    taken = [name for name in names if name.casefold() in own]
    if taken:
        raise ValueError(f"prefix: the data frame has {', '.join(taken)} already; choose a prefix for the new columns")
    if len(set(own)) < len(own):
        raise ValueError("the data frame has two columns of one name")


class Job:
    """What every task does. It is sent to the workers as the settings and what they must find there."""

    def __init__(self, settings, only, prefix):
        self.settings, self.prefix = settings, prefix
        begun = kept(settings)
        self.frame, self.digests, self.module = begun.frame, begun.digests, module.digest()
        told = json.loads(settings)
        self.as_of = told["asOf"]
        self.mapped = [column is not None for column in told["columns"]]
        every = [column["name"] for column in self.frame]
        unknown = set(only or ()) - set(every)
        if unknown:
            raise ValueError(f"only: there is no column {', '.join(sorted(unknown))}; there are {', '.join(every)}")
        self.names = [name for name in every if only is None or name in only]

    def fields(self):
        """The columns that come out."""
        wanted = (column for column in self.frame if column["name"] in self.names)
        return [T.StructField(self.prefix + column["name"], TYPES[column["kind"]]) for column in wanted]

    def __call__(self, batches):
        """Answers the batches of a partition."""
        if module.digest() != self.module:
            raise RuntimeError("this worker has another version of parcel-claims-spark than the driver")
        answering = kept(self.settings)
        if answering.digests != self.digests:
            raise RuntimeError("this worker reads the rulebook in another way than the driver")
        new = [self.prefix + name for name in self.names]
        for batch in regular(batches):
            texts = [layout.cells(array, is_mapped) for array, is_mapped in zip(batch.columns, self.mapped)]
            answers = answering.answer(texts, batch.num_rows, self.names)
            yield type(batch).from_arrays([*batch.columns, *answers], names=[*batch.schema.names, *new])
