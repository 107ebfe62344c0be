"""Sums of ranges, and the account that is made of them."""

from pyspark.sql import functions as F

#: The kinds of money; they are never added to each other.
KINDS = ("compensation", "fine", "ownLoss", "othersLoss", "receives", "pays", "fined", "bears")

#: The columns that an account is made of, for ``estimate(…, only=ACCOUNT)``.
ACCOUNT = ("state", *(kind + end for kind in KINDS for end in ("Min", "Max")))


def sum_range(kind, prefix=""):
    """Returns the sum of a kind of money over many rows, in fen, as a struct:

    ``min``, the least; ``max``, the most, or null where a row has no upper limit; ``maxOfLimited``, the most without
    those rows; ``unlimited``, how many they are; ``unstated``, how many answered rows are in no sum, since the
    regulation does not say (of what we get, pay, are fined and bear: since the row does not say who we are).
    """
    if kind not in KINDS:
        raise ValueError(f"kind: one of {', '.join(KINDS)}, not {kind!r}")
    least, most, state = F.col(f"{prefix}{kind}Min"), F.col(f"{prefix}{kind}Max"), F.col(prefix + "state")
    unlimited = number(least.isNotNull() & most.isNull())
    of_limited = F.coalesce(F.sum(most), F.lit(0))
    return F.struct(
        F.coalesce(F.sum(least), F.lit(0)).alias("min"),
        F.when(unlimited == 0, of_limited).alias("max"),
        of_limited.alias("maxOfLimited"),
        unlimited.alias("unlimited"),
        number((state == "answered") & least.isNull()).alias("unstated"),
    )


def number(condition):
    """How many rows it holds for."""
    return F.count(F.when(condition, 1))


def account(df, *by, prefix=""):
    """Returns the account of the page for each group of rows: how many are answered, how many are not sound and so in
    no sum, and the sum of each kind of money."""
    state = F.col(prefix + "state")
    counts = [number(state == "answered").alias("rows"), number(state == "unsound").alias("unsound")]
    return df.groupBy(*by).agg(*counts, *(sum_range(kind, prefix).alias(kind) for kind in KINDS))
