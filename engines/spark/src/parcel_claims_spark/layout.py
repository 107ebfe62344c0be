"""Columns as the module takes and gives them (``src/batch/frame.rs``), and as Arrow does: whole buffers are copied."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

#: Every part begins at a multiple of so many bytes.
STEP = 8


def padded(length):
    return -(-length // STEP) * STEP


class Column:
    """The ends and the bytes of an array of texts that has no nulls, whatever array it is a slice of."""

    def __init__(self, texts):
        _, ends, data = texts.buffers()
        ends = np.frombuffer(ends, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
        self.ends = ends - ends[0]
        data = np.frombuffer(data, dtype=np.uint8) if data else np.empty(0, dtype=np.uint8)
        self.data = data[ends[0] : ends[-1]]


def size(columns, rows):
    """Returns how many bytes so many rows take."""
    return STEP + sum(STEP + padded(4 * (rows + 1)) + padded(len(column.data)) for column in columns)


def write(room, columns, rows):
    """Writes rows into the room made for them; what lies between the parts is never read."""
    at = 0

    def put(array):
        nonlocal at
        part = array.view(np.uint8)
        room[at : at + len(part)] = part
        at += padded(len(part))

    put(np.array([rows, len(columns)], dtype="<u4"))
    for column in columns:
        put(np.array([len(column.data), 0], dtype="<u4"))
        put(column.ends)
        put(column.data)


class Parts:
    """What came out, part by part; nothing is copied."""

    def __init__(self, buffer):
        self.buffer = buffer
        self.at = 0

    def take(self, length):
        part = self.buffer.slice(self.at, length)
        self.at += padded(length)
        return part

    def indices(self, count):
        """Numbers of a list; a negative one is none."""
        numbers = np.frombuffer(self.take(4 * count), dtype="<i4")
        return pa.array(numbers, mask=numbers < 0)

    def bits(self, count):
        return self.take(-(-count // 8))

    def numbers(self, count):
        """Which rows have a number, and the numbers."""
        return [self.bits(count), self.take(8 * count)]

    def texts(self, count):
        """Where each text begins and the last ends, and the texts."""
        length = int(np.frombuffer(self.take(8), dtype="<u4")[0])
        return self.take(4 * (count + 1)), self.take(length)


def read(buffer, rows, frame, names):
    """Returns an array for each column of the frame that is named."""
    parts = Parts(buffer)
    count, answers = np.frombuffer(parts.take(8), dtype="<u4").tolist()
    if count != rows:
        raise RuntimeError(f"{rows} rows went in, and {count} came out")
    of_row = parts.indices(rows)
    arrays = []
    for column in frame:
        made = one(parts, column, (rows, answers), of_row)
        if column["name"] in names:
            arrays.append(made())
    if parts.at != buffer.size:
        raise RuntimeError("more came out than the columns that the module told")
    return arrays


def one(parts, column, counts, of_row):
    """Takes a column, and returns what makes its array."""
    rows, answers = counts
    told = column["kind"]
    if told == "text-by-answer":
        texts = parts.texts(answers)
        return lambda: pa.Array.from_buffers(pa.string(), answers, [None, *texts]).take(of_row)
    if told == "index":
        indices = parts.indices(rows)
        return lambda: pa.array(column["values"], pa.string()).take(indices)
    if told == "text":
        known, texts = parts.bits(rows), parts.texts(rows)
        return lambda: pa.Array.from_buffers(pa.string(), rows, [known, *texts])
    numbers = parts.numbers(rows)
    kind = pa.timestamp("us") if told == "moment" else pa.int64()
    return lambda: pa.Array.from_buffers(kind, rows, numbers)


#: The module's one time zone: China's, which has had no summer time in any year that a case may name.
CHINA = 8 * 3600 * 1_000_000


def cells(array, is_mapped):
    """Returns a column as texts without nulls: what stands in its cells, as an export would write it.

    Of a column that means nothing only the texts count, since a row of totals says so anywhere; other values count
    as something that stands there.
    """
    kind = array.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        texts = array.cast(pa.string())
    elif is_mapped:
        texts = written(array)
    else:
        texts = pc.if_else(pc.is_valid(array), "1", "")
    return sound(pc.fill_null(texts, "") if texts.null_count else texts)


def written(array):
    kind = array.type
    if pa.types.is_timestamp(kind):
        moments = array.cast(pa.timestamp("us", kind.tz)).cast(pa.int64())
        moments = pc.add(moments, CHINA) if kind.tz else moments
        seconds = pc.floor_temporal(moments.cast(pa.timestamp("us")), unit="second")
        return seconds.cast(pa.timestamp("s")).cast(pa.string())
    return array.cast(pa.string())


def sound(texts):
    """Texts that are no UTF-8 have a mark where they are not: the row is refused where it matters, and not the batch."""
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        # A cell at a time, in this one column of this one batch.
        told = texts.cast(pa.binary()).to_pylist()
        return pa.array([cell.decode(errors="replace") for cell in told], pa.string())
    return texts
