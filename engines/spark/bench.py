"""How fast Spark answers, beside what it takes anyway, the native core, and pandas. Figures are ratios of one run.

    python bench.py [MIX,MIX] [ROWS,ROWS] [WAY]

Each table is read from Parquet and written as Parquet, in several ways. Every figure is the median of several turns
after a first one that is not counted, the ways in turn. Seconds are those of processors, of all processes of Spark: what
else the machine does is not in them.
"""

import contextlib
import datetime
import json
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "tests"))

import cluster  # noqa: E402
import pyarrow as pa  # noqa: E402
import tables  # noqa: E402
from parcel_claims_spark import batches, estimate, layout  # noqa: E402
from parcel_claims_spark.answering import Answering  # noqa: E402
from parcel_claims_spark.settings import settings  # noqa: E402
from pyspark.sql import types as T  # noqa: E402
from pyspark.sql.pandas.types import to_arrow_type  # noqa: E402

MIXES = ("signed", "claims", "trouble")

#: Turns that are counted, and more rows than these are read from the same files several times.
TURNS, FILES_OF = 3, 1_000_000

AIMS = {"signed": 2, "claims": 3, "trouble": 2}


def by_pandas():
    """The sum of one parcel as somebody writes it by hand: one number, no range, no clause, nothing left unknown."""
    path = tables.ROOT / "src" / "rulebook" / "huitong-henan-2012.json"
    figures = {clause["id"]: clause["figures"] for clause in json.loads(path.read_text("utf-8"))["clauses"]}
    a_day, most, cap = figures["delay-2"]["yuanPerDay"], figures["delay-2"]["capYuan"], figures["loss-3"]["capYuan"]
    days, as_of = figures["loss-2"]["days"], tables.AS_OF

    def sums(frames):
        import pandas as pd

        now = pd.Timestamp(as_of)
        for frame in frames:
            moment = {name: pd.to_datetime(frame[name], errors="coerce", format="ISO8601")
                      for name in ("发件日期", "应签收时间", "签收时间")}
            late = (moment["签收时间"].fillna(now).dt.normalize() - moment["应签收时间"].dt.normalize()).dt.days
            fine = (late.clip(lower=0) * a_day).clip(upper=most).fillna(0)
            value = pd.to_numeric(frame["申报金额"], errors="coerce").fillna(0)
            is_claim = frame["问题类型"].isin(["丢失", "破损", "短少", "污染"])
            is_in_time = (now - moment["发件日期"]).dt.days <= days
            yield frame.assign(sum=value.clip(upper=cap).where(is_claim & is_in_time, 0) - fine)

    return sums


def blind(fields):
    """As many columns as the answers have, without rules: what it takes Spark to carry and write them."""
    texts = {T.StringType(): "loss-1 loss-5", T.LongType(): 100_000, T.TimestampNTZType(): datetime.datetime(2012, 3, 20)}
    values = [(field.name, texts[field.dataType], to_arrow_type(field.dataType)) for field in fields]

    def columns(batches):
        for batch in batches:
            new = [pa.repeat(pa.scalar(value, kind), batch.num_rows) for _, value, kind in values]
            names = [*batch.schema.names, *(name for name, _, _ in values)]
            yield pa.RecordBatch.from_arrays([*batch.columns, *new], names=names)

    return columns


def ways(df):
    """What is measured, by its name."""
    answered = estimate(df, columns=tables.COLUMNS, as_of=tables.AS_OF)
    marks = answered.columns[-3:]
    fields = answered.drop(*marks).schema.fields
    of_blind = df.mapInArrow(blind(fields[len(df.columns) :]), T.StructType(fields))
    sums = ["state", "compensationMin", "compensationMax", "fineMin", "fineMax"]
    return {
        "copied": df,
        "copied through Python": df.mapInArrow(lambda batches: batches, df.schema),
        "as many columns, no rules": of_blind,
        "answered, all columns": answered,
        "answered, two sums": estimate(df, columns=tables.COLUMNS, as_of=tables.AS_OF, only=sums).drop(*marks),
        "one sum by pandas": df.mapInPandas(by_pandas(), df.selectExpr("*", "cast(0 AS double) AS sum").schema),
    }


def table(spark, mix, rows):
    """A table of the generator; a large one is the same rows several times."""
    times = max(1, rows // FILES_OF)
    path = tables.parquet(mix, min(rows, FILES_OF), 4 if times == 1 else 1)
    return spark.read.parquet(*[path] * times) if times == 1 else repeated(spark, path, times)


def repeated(spark, path, times):
    (file,) = Path(path).iterdir()
    folder = tables.place(f"{Path(path).name}-times-{times}")
    folder.mkdir(exist_ok=True)
    for number in range(times):
        link = folder / f"{number:04}.parquet"
        if not link.exists():
            os.link(file, link)
    return spark.read.parquet(str(folder))


def spent():
    """The processor seconds of this process and all that it has started."""
    told = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told[int(folder.name)] = (folder / "stat").read_text().rpartition(")")[2].split()
    tree = {os.getpid()}
    while True:
        more = {process for process, stat in told.items() if int(stat[1]) in tree} - tree
        if not more:
            break
        tree |= more
    # In user and system mode, its own and that of its children that are over.
    ticks = sum(int(tick) for process in tree if process in told for tick in told[process][11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(spark, mix, rows, turns, only):
    """The median processor seconds of each way; of one only, where it is named."""
    df = table(spark, mix, rows)
    took = {}
    for turn in range(turns + 1):
        for name, way in ways(df).items():
            if only not in ("", name):
                continue
            start = spent()
            way.write.mode("overwrite").parquet(str(tables.place("written")))
            if turn:
                took.setdefault(name, []).append(spent() - start)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def native(mix):
    """Rows a second of the native core, which reads them as CSV, in one process; None where it is not built."""
    program = tables.EXAMPLES / "batch"
    if not program.exists():
        return None
    # It fails where it is below its own aims, which is not what is asked here.
    told = subprocess.run([program, "1000000", mix], stdout=subprocess.PIPE, text=True, check=False).stdout
    return 1e6 * float(re.findall(rf"{mix}, 1000000 rows, .* ([\d.]+) M rows/s", told)[-1])


def alone(mix, rows=300_000):
    """Processor seconds for a million rows in one process, by what they are spent on."""
    whole = tables.table(mix, rows)
    answering = Answering(settings(whole.column_names, tables.COLUMNS, None, tables.AS_OF, None))
    names = [column["name"] for column in answering.frame]
    took = dict.fromkeys(("in", "rules", "out"), 0.0)
    for turn in range(2):
        for batch in batches.regular(whole.to_batches()):
            cells = zip(batch.schema.names, batch.columns)
            start = time.process_time()
            texts = [layout.cells(array, name in tables.COLUMNS) for name, array in cells]
            columns = [layout.Column(array) for array in texts]
            layout.write(answering.machine.room(layout.size(columns, batch.num_rows)), columns, batch.num_rows)
            laid = time.process_time()
            answering.machine.call("rows")
            called = time.process_time()
            layout.read(answering.machine.out(), batch.num_rows, answering.frame, names)
            if turn:
                for part, seconds in zip(took, (laid - start, called - laid, time.process_time() - called)):
                    took[part] += seconds * 1e6 / rows
    return took


def main(mixes=",".join(MIXES), rows="100000,1000000,10000000", only=""):
    spark = cluster.spark()
    for mix in mixes.split(","):
        of_native = native(mix)
        took = alone(mix)
        said = ", ".join(f"{part} {seconds:.2f}" for part, seconds in took.items())
        print(f"\n{mix}: processor seconds a million rows in one process: {said}", flush=True)
        for number in map(int, rows.split(",")):
            seconds = measure(spark, mix, number, TURNS if number <= FILES_OF else 1, only)
            for name, taken in seconds.items():
                speed = number / taken
                print(f"{number:>10} {name:<26} {taken:8.2f} s {speed:9.0f} rows a second and core", end="")
                print(f" {speed / of_native:6.2f} of native" if of_native else "", end="")
                print("" if only else f" {taken / seconds['copied']:6.2f} of copied", flush=True)
            if only:
                continue
            for name in ("answered, all columns", "answered, two sums"):
                most = min(AIMS[mix] * seconds["copied"], seconds["one sum by pandas"])
                if seconds[name] > most:
                    print(f"{number:>10} {name}: ABOVE the aim of {most:.2f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
