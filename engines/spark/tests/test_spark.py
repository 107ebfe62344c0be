"""A real Spark, of a master and two workers: the same answers, whatever becomes of tasks and workers."""

import json
import os
import signal
import sys
import unittest
from decimal import Decimal
from pathlib import Path

import cluster
import page
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
import tables
from parcel_claims_spark import KINDS, Refused, digest, estimate, sum_range
from parcel_claims_spark.estimate import Job
from parcel_claims_spark.settings import settings
from pyspark import TaskContext
from pyspark.sql import functions as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))

import stations  # noqa: E402
import view  # noqa: E402

ROWS = 20_000 if tables.SHORT else 1_000_000
# Enough for several stations and months.
SOME = min(ROWS, 100_000)

WE = {"we": "delivery"}


def collected(df, name):
    """What Spark writes of a data frame, as one table in the order of its rows."""
    path = str(tables.place(name))
    df.write.mode("overwrite").parquet(path)
    return pyarrow.parquet.read_table(path).sort_by("number").combine_chunks()


def estimated(df, **arguments):
    return estimate(df, columns=tables.COLUMNS, as_of=tables.AS_OF, **arguments)


def killer(deaths):
    """What kills in the middle: a batch passes; then, in the first attempt, what runs the task dies, of one partition
    its Python, of another its whole worker; each death leaves a file in the folder. It is made here, so that it is sent
    and not looked for."""

    def killing(batches):
        context = TaskContext.get()
        for batch in batches:
            yield batch
            if context.attemptNumber() == 0 and context.partitionId() in (1, 3):
                daemon = os.getppid()
                worker = int(Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1])
                Path(deaths, str(context.partitionId())).touch()
                os.kill(os.getpid() if context.partitionId() == 1 else worker, signal.SIGKILL)

    return killing


class Spark(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = cluster.spark()
        # Every file is a partition.
        cls.spark.conf.set("spark.sql.files.maxPartitionBytes", 4 << 20)

    def read(self, mix, rows=ROWS, files=8):
        return self.spark.read.parquet(tables.parquet(mix, rows, files))

    def same_as_native(self, ours, native):
        for name in native.column_names:
            wanted = native[name].cast(ours[name].type)
            self.assertTrue(ours[name].combine_chunks().equals(wanted.combine_chunks()), name)

    def test_every_row_has_the_answer_of_the_native_core(self):
        for mix in ("trouble",) if tables.SHORT else ("signed", "claims", "trouble"):
            with self.subTest(mix):
                df = self.read(mix)
                ours = collected(estimated(df), f"answers-{mix}")
                table = tables.table(mix, ROWS)
                self.assertEqual(ours.column_names[: table.num_columns], table.column_names)
                self.assertTrue(ours.select(table.column_names).cast(table.schema).equals(table.combine_chunks()))
                self.same_as_native(ours, tables.native(mix, ROWS))
                self.assertEqual(pyarrow.compute.sum(pyarrow.compute.equal(ours["state"], "unsound")).as_py(),
                                 ROWS // tables.BAD)
                marks = ours.select(["asOf", "rulebook", "module"]).group_by(["asOf", "rulebook", "module"]).aggregate([])
                (marks,) = marks.to_pylist()
                self.assertEqual((f"{marks['asOf']:%Y-%m-%dT%H:%M}", marks["module"]), (tables.AS_OF, digest()))
                self.assertRegex(marks["rulebook"], "^[0-9a-f]+$")

    def test_nothing_is_shuffled(self):
        plan = estimated(self.read("trouble"))._jdf.queryExecution().executedPlan().toString()
        self.assertIn("InArrow", plan)
        self.assertNotIn("Exchange", plan)

    def test_workers_that_die_change_nothing(self):
        df = self.read("trouble", files=6)
        deaths = tables.place("deaths")
        deaths.mkdir()
        ours = collected(estimated(df.mapInArrow(killer(str(deaths)), df.schema)), "killed")
        self.assertEqual(sorted(os.listdir(deaths)), ["1", "3"])
        self.same_as_native(ours, tables.native("trouble", ROWS))

    def test_skewed_and_empty_partitions(self):
        # Nearly everything is in one partition, nothing in most.
        df = self.read("trouble").repartition(8, F.when(F.col("number") % 1000 == 0, F.col("number")).otherwise(-1))
        sizes = [row["count"] for row in df.groupBy(F.spark_partition_id()).count().collect()]
        self.assertGreater(max(sizes), 0.99 * ROWS)
        df = df.union(df.where("number < 0").coalesce(1))
        self.same_as_native(collected(estimated(df), "skewed"), tables.native("trouble", ROWS))
        self.assertEqual(estimated(df.where("number < 0")).count(), 0)

    def test_other_sizes_of_batches_change_nothing(self):
        df = self.read("trouble", 10_000, 2)
        name = "spark.sql.execution.arrow.maxRecordsPerBatch"
        before = self.spark.conf.get(name)
        for size in ("7", "100000"):
            self.spark.conf.set(name, size)
            try:
                self.same_as_native(collected(estimated(df), "batches"), tables.native("trouble", 10_000))
            finally:
                self.spark.conf.set(name, before)

    def test_a_text_that_is_no_utf_8_is_a_problem_of_its_row(self):
        df = self.spark.createDataFrame([("323031322D30332D3034",), ("E4B8",)], "code string")
        df = df.select(F.expr("cast(unhex(code) AS string)").alias("due"))
        told = estimate(df, columns={"due": "dueAt"}, as_of=tables.AS_OF).select("state").collect()
        self.assertEqual([row.state for row in told], ["answered", "unsound"])

    def test_columns_of_any_type_pass_and_those_of_a_type_are_read(self):
        df = self.spark.sql("""
            SELECT timestamp_ntz'2012-03-04 18:00:00' AS due, timestamp'2012-03-04 05:00:00 America/New_York' AS signed,
                   468.70BD AS value, 'lost' AS problem, named_struct('a', array(1, 2)) AS nested, map('k', 1) AS pairs,
                   cast(null AS string) AS state
        """)
        columns = {"due": "dueAt", "signed": "signedAt", "value": "value", "problem": "problem"}
        with self.assertRaisesRegex(ValueError, "prefix"):
            estimate(df, columns=columns, as_of=tables.AS_OF)
        with self.assertRaisesRegex(ValueError, "'nested'"):
            estimate(df, columns={"nested": "value"}, as_of=tables.AS_OF, prefix="claim_")
        (row,) = estimate(df, columns=columns, as_of=tables.AS_OF, prefix="claim_").collect()
        self.assertEqual((row.value, row.nested.a, row.pairs, row.state), (Decimal("468.70"), [1, 2], {"k": 1}, None))
        # Signed at 18:00 in China: not late.
        self.assertEqual((row.claim_state, row.claim_delay), ("answered", "on-time"))

    def test_only_the_columns_that_are_wanted_come(self):
        df = self.read("trouble", 10_000, 2)
        ours = collected(estimated(df, only=["problems", "fineMax", "state"]), "only")
        new = ["state", "fineMax", "problems", "asOf", "rulebook", "module"]
        self.assertEqual(ours.column_names, [*df.columns, *new])
        self.same_as_native(ours, tables.native("trouble", 10_000).select(["state", "fineMax", "problems"]))
        with self.assertRaisesRegex(ValueError, "fines"):
            estimated(df, only=["fines"])

    def test_what_cannot_be_is_refused_before_a_task_runs(self):
        df = self.read("trouble", 10_000, 2)
        with self.assertRaises(Refused) as caught:
            estimate(df, columns={"运单号": "nothing"}, as_of=tables.AS_OF)
        self.assertEqual((caught.exception.code, caught.exception.about), ("column", "nothing"))

    def test_the_account_of_a_station_is_that_of_its_page(self):
        accounts = stations.accounts(self.read("trouble", SOME), tables.AS_OF).collect()
        table = tables.table("trouble", SOME)
        station = table[tables.STATION][0].as_py()
        ours = [account for account in accounts if account.station == station]
        self.assertGreater(len(ours), 1)
        rows = table.filter(pyarrow.compute.equal(table[tables.STATION], station)).drop_columns("number")
        text = pa.BufferOutputStream()
        pyarrow.csv.write_csv(rows, text)
        columns = json.loads(settings(rows.column_names, tables.COLUMNS, None, tables.AS_OF, None))["columns"]
        told = page.totals(text.getvalue().to_pybytes(), columns, list(WE.items()), tables.AS_OF)
        self.assertEqual(sum(account.rows for account in ours), told["rows"])
        self.assertEqual(sum(account.unsound for account in ours), told["unsound"])
        sums = [told[kind] for kind in KINDS[:4]] + told["ours"]
        for kind, wanted in zip(KINDS, sums):
            parts = [account[kind] for account in ours]
            with self.subTest(kind):
                self.assertEqual(sum(part.min for part in parts), wanted["min"])
                self.assertEqual(sum(part.maxOfLimited for part in parts), wanted["max"])
                self.assertEqual(sum(part.unlimited for part in parts), wanted["unlimited"])
                self.assertEqual(sum(part.unstated for part in parts), wanted["unregulated"])
                self.assertTrue(all((part.max is None) == (part.unlimited > 0) for part in parts))
        self.assertTrue(any(account[kind].max is None for account in accounts for kind in KINDS))

    def test_a_worker_with_another_module_or_rulebook_fails(self):
        for mark, told in (("module", "another version"), ("digests", "another way")):
            job = Job(settings([], {}, None, tables.AS_OF, None), None, "")
            setattr(job, mark, "other")
            with self.assertRaisesRegex(RuntimeError, told):
                list(job([]))

    def test_a_sum_of_ranges_stays_open_where_one_is(self):
        rows = [("a", "answered", 1, 2), ("a", "answered", 10, 20), ("b", "answered", 1, None), ("b", "answered", 1, 5)]
        rows += [("a", "answered", None, None), ("b", "unsound", None, None), ("c", "unsound", None, None)]
        df = self.spark.createDataFrame(rows, "by string, state string, fineMin long, fineMax long")
        told = df.groupBy("by").agg(sum_range("fine").alias("fine")).orderBy("by").collect()
        self.assertEqual([tuple(row.fine) for row in told], [(11, 22, 22, 0, 1), (2, None, 5, 1, 0), (0, 0, 0, 0, 0)])
        with self.assertRaisesRegex(ValueError, "'fines'"):
            sum_range("fines")

    def test_the_view_answers_questions_in_sql(self):
        view.view(self.read("trouble", 10_000, 2), tables.COLUMNS, tables.AS_OF)
        native = tables.native("trouble", 10_000)
        told = self.spark.sql(view.BY_OUTCOME).collect()
        self.assertEqual(sum(row.parcels for row in told), native["state"].to_pylist().count("answered"))
        least = pyarrow.compute.sum(native["compensationMin"]).as_py()
        self.assertEqual(sum(round(row.at_least_yuan * 100) for row in told if row.at_least_yuan), least)
        (problem,) = self.spark.sql(view.UNSOUND).collect()
        self.assertEqual(tuple(problem), ("1:sentOn:format", 1000))
