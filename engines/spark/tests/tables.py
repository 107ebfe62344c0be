"""Tables of parcels, and what the native core answers to them: by the examples of the project, built by cargo."""

import functools
import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

ROOT = Path(__file__).resolve().parents[3]

#: Where `cargo build --examples` has put them.
EXAMPLES = Path(os.environ.get("PARCEL_CLAIMS_EXAMPLES", ROOT / "target" / "debug" / "examples"))

SHORT = bool(os.environ.get("PARCEL_CLAIMS_SHORT"))

AS_OF = "2012-03-20T12:00"

#: As `examples/parcels/generate.rs` has them.
COLUMNS = {
    "运单号": "waybill",
    "发件日期": "sentOn",
    "问题类型": {
        "field": "problem",
        "words": {
            "正常": "none",
            "丢失": "lost",
            "破损": "damaged",
            "短少": "short",
            "污染": "contaminated",
            "查找中": "missing",
        },
    },
    "发生环节": {"field": "stage", "words": {"发件网点": "origin", "中转": "transit", "派件网点": "delivery"}},
    "申报金额": "value",
    "班车到达时间": "vehicleArrivedAt",
    "有单无货上报时间": {"field": "missingReportedAt", "words": {"未上报": "no"}},
    "应签收时间": "dueAt",
    "签收时间": "signedAt",
    "派件网点类型": {"field": "deliveredBy", "words": {"普通站点": "station", "代理站点": "agency"}},
    "申报方": {
        "field": "claimant",
        "words": {
            "直营": "direct",
            "加盟": "indirect",
            "代理点": "agency-supplied",
            "未购料代理点": "agency-unsupplied",
            "客户": "customer",
        },
    },
}

STATION = "派件网点"

#: A day that there is not stands in one row of so many.
BAD = 10


@functools.lru_cache(maxsize=None)
def folder():
    return tempfile.TemporaryDirectory(prefix="parcel-claims-")


def place(name):
    return Path(folder().name) / name


@functools.lru_cache(maxsize=None)
def table(mix, rows):
    """A table of the generator as texts, its rows numbered, with bad ones among them."""
    path = place(f"{mix}-{rows}.csv")
    with open(path, "wb") as file:
        subprocess.run([EXAMPLES / "parcels", mix, str(rows)], stdout=file, stderr=subprocess.DEVNULL, check=True)
    texts = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys([*COLUMNS, STATION], pa.string()))
    made = pyarrow.csv.read_csv(path, convert_options=texts)
    numbers = pa.array(np.arange(rows))
    day = made["发件日期"].combine_chunks()
    is_bad = pa.array(np.arange(rows) % BAD == 0)
    day = pyarrow.compute.if_else(is_bad, "2012-02-30", day)
    return made.set_column(1, "发件日期", day).append_column("number", numbers)


def parquet(mix, rows, files):
    """The folder of a table in so many files."""
    made, path = table(mix, rows), place(f"{mix}-{rows}-{files}")
    path.mkdir(exist_ok=True)
    each = -(-rows // files)
    for file in range(files):
        pyarrow.parquet.write_table(made.slice(file * each, each), path / f"{file:04}.parquet")
    return str(path)


@functools.lru_cache(maxsize=None)
def native(mix, rows):
    """What the native core answers, row by row."""
    source, answers = place(f"{mix}-{rows}-in.csv"), place(f"{mix}-{rows}-out.csv")
    pyarrow.csv.write_csv(table(mix, rows), source)
    with open(source, "rb") as taken, open(answers, "wb") as told:
        subprocess.run([EXAMPLES / "answers"], stdin=taken, stdout=told, check=True)
    nulls = pyarrow.csv.ConvertOptions(null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False)
    return pyarrow.csv.read_csv(answers, convert_options=nulls)
