"""Record batches of about the size that a call of the module is worth."""

import pyarrow as pa

#: A call costs 30 microseconds; more rows than these fall out of the processor's caches.
ROWS = 10_000

#: Long texts: a batch that takes more is halved.
BYTES = 32 << 20


def regular(batches, rows=ROWS):
    """Makes batches of so many rows, the last one may have fewer: in order, and none without a row."""
    held, count = [], 0
    for batch in batches:
        while batch.num_rows:
            part = batch.slice(0, rows - count)
            batch = batch.slice(part.num_rows)
            held.append(part)
            count += part.num_rows
            if count == rows:
                yield from joined(held)
                held, count = [], 0
    if held:
        yield from joined(held)


def joined(held):
    if len(held) > 1 and sum(batch.nbytes for batch in held) <= BYTES:
        held = pa.Table.from_batches(held).combine_chunks().to_batches()
    for batch in held:
        yield from halved(batch)


def halved(batch):
    if batch.num_rows > 1 and batch.nbytes > BYTES:
        half = batch.num_rows // 2
        yield from halved(batch.slice(0, half))
        yield from halved(batch.slice(half))
    else:
        yield batch
