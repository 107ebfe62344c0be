"""Rows through the module in this process: what goes in and comes out, without Spark."""

import datetime
import decimal
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import pyarrow as pa
import tables
from parcel_claims_spark import Refused, batches, layout, module
from parcel_claims_spark.answering import Answering
from parcel_claims_spark.settings import settings


def answered(table, columns, as_of=tables.AS_OF, rulebook=None, constants=None):
    """A whole table as one batch, answered in this process."""
    names = table.column_names
    answering = Answering(settings(names, columns, rulebook, as_of, constants))
    texts = [layout.cells(table[name].combine_chunks(), columns.get(name) is not None) for name in names]
    every = [column["name"] for column in answering.frame]
    return pa.table(answering.answer(texts, table.num_rows, every), names=every)


def built_in(**changes):
    path = tables.ROOT / "src" / "rulebook" / "huitong-henan-2012.json"
    return {**json.loads(path.read_text("utf-8")), **changes}


def invalid(*cells):
    """Texts of bytes that nobody has checked."""
    ends = np.cumsum([0, *map(len, cells)]).astype(np.int32)
    return pa.Array.from_buffers(pa.string(), len(cells), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(cells))])


class Answers(unittest.TestCase):
    def test_are_those_of_the_native_core_row_by_row(self):
        for mix in ("signed", "claims", "trouble"):
            with self.subTest(mix):
                ours, native = answered(tables.table(mix, 10_000), tables.COLUMNS), tables.native(mix, 10_000)
                self.assertEqual(ours.column_names, native.column_names)
                for name in ours.column_names:
                    self.assertEqual(ours[name].to_pylist(), native[name].cast(ours[name].type).to_pylist(), name)
                self.assertEqual(ours["state"].to_pylist().count("unsound"), 1000)

    def test_do_not_depend_on_the_batches(self):
        table = tables.table("trouble", 10_000)
        answering = Answering(settings(table.column_names, tables.COLUMNS, None, tables.AS_OF, None))
        at, parts = 0, []
        for rows in (1, 7, 8, 9, 975, 9000):
            part = table.slice(at, rows)
            texts = [layout.cells(part[name].combine_chunks(), name in tables.COLUMNS) for name in table.column_names]
            every = [column["name"] for column in answering.frame]
            parts.append(pa.table(answering.answer(texts, rows, every), names=every))
            at += rows
        self.assertTrue(pa.concat_tables(parts).equals(answered(table, tables.COLUMNS)))

    def test_are_the_same_for_typed_columns(self):
        moment = datetime.datetime(2012, 3, 4, 18, 0)
        typed = {
            "waybill": pa.array([73000000000007, None], pa.int64()),
            "problem": pa.array(["lost", None]),
            "value": pa.array([decimal.Decimal("468.70"), None]),
            "sent": pa.array([datetime.date(2012, 3, 1), None]),
            "due": pa.array([moment, None], pa.timestamp("us")),
            # The same hour in China, as an instant.
            "arrived": pa.array([moment - datetime.timedelta(hours=8), None], pa.timestamp("us", "America/New_York")),
            "cash": pa.array([True, None]),
            "station": pa.array([7, 8]),
        }
        texts = {
            "waybill": ["73000000000007", ""],
            "problem": ["lost", ""],
            "value": ["468.70", ""],
            "sent": ["2012-03-01", ""],
            "due": ["2012-03-04 18:00:00", ""],
            "arrived": ["2012-03-04 18:00:00", ""],
            "cash": ["true", ""],
            "station": ["7", "8"],
        }
        fields = ["waybill", "problem", "value", "sentOn", "dueAt", "vehicleArrivedAt", "cash"]
        columns = dict(zip(typed, fields))
        ours = answered(pa.table(typed), columns)
        self.assertTrue(ours.equals(answered(pa.table(texts), columns)))
        # A row in which something stands is no blank one.
        self.assertEqual(ours["state"].to_pylist(), ["answered", "answered"])
        only = pa.table({"waybill": pa.array(["", "合计", ""]), "station": pa.array([None, None, "小计"])})
        self.assertEqual(answered(only, {"waybill": "waybill"})["state"].to_pylist(), ["blank", "total", "total"])

    def test_tell_the_time_limit_that_runs_out_next(self):
        table = pa.table({"arrived": ["2012-03-20 11:30", "2012-03-18 11:30"], "due": ["", "2012-03-19"]})
        columns = {"arrived": "vehicleArrivedAt", "due": "dueAt"}
        ours = answered(table, columns, constants={"problem": "missing", "stage": "transit"})
        (minutes,) = {clause["figures"]["minutes"] for clause in built_in()["clauses"] if clause["id"] == "loss-8"}
        moment = datetime.datetime(2012, 3, 20, 11, 30) + datetime.timedelta(minutes=minutes)
        self.assertEqual((ours["next"][0].as_py(), ours["nextAt"][0].as_py()), ("report-missing", moment))
        # A day, until its end.
        self.assertEqual(ours["next"][1].as_py(), "delay-cap")
        self.assertEqual(ours["nextAt"][1].as_py().time(), datetime.time())
        self.assertTrue(all(ours["ask"].to_pylist()))

    def test_of_numbers_are_those_of_their_texts(self):
        for numbers in (pa.array([1000000.0, 12.5, 468.71, 0.0]), pa.array([1000000, 12, 468, 0], pa.int32())):
            table = pa.table({"problem": ["lost"] * 4, "value": numbers})
            ours = answered(table, {"problem": "problem", "value": "value"})
            texts = pa.table({"problem": ["lost"] * 4, "value": [f"{number:g}" if number < 1e6 else "1000000"
                                                               for number in numbers.to_pylist()]})
            self.assertTrue(ours.equals(answered(texts, {"problem": "problem", "value": "value"})))

    def test_a_text_that_is_no_utf_8_is_a_problem_of_its_row(self):
        # Together they would be a letter.
        table = pa.table({"due": invalid(b"2012-03-04", b"\xe4\xb8", b"\xad")})
        self.assertEqual(answered(table, {"due": "dueAt"})["state"].to_pylist(), ["answered", "unsound", "unsound"])

    def test_the_sending_date_chooses_the_version(self):
        old = built_in(id="old", valid={"from": "2011-01-01", "until": "2012-02-29"})
        new = built_in(id="new", valid={"from": "2012-03-01", "until": None})
        figures = json.dumps(new)
        self.assertIn('"capYuan": 1000', figures)
        new = json.loads(figures.replace('"capYuan": 1000', '"capYuan": 600'))
        days = ["2012-02-29", "2012-03-01", "2010-12-31"]
        table = pa.table({"sent": days, "value": ["5000"] * 3, "problem": ["lost"] * 3, "stage": ["transit"] * 3})
        columns = {"sent": "sentOn", "value": "value", "problem": "problem", "stage": "stage"}
        both = answered(table, columns, rulebook=[new, old])
        for row, version in enumerate([old, new]):
            alone = answered(table.slice(row, 1), columns, rulebook=version)
            self.assertEqual(both.slice(row, 1).to_pylist(), alone.to_pylist())
        self.assertNotEqual(both["compensationMax"][0], both["compensationMax"][1])
        self.assertEqual(both["problems"][2].as_py(), "0:sentOn:not-covered")

    def test_what_cannot_be_is_refused_with_its_code(self):
        table = pa.table({"a": ["1"], "b": ["2"]})
        for code, arguments in [
            ("column", {"columns": {"a": "no-field"}}),
            ("column", {"columns": {"a": "waybill", "b": "waybill"}}),
            ("constant", {"columns": {"a": "we"}, "constants": {"we": "origin"}}),
            ("constant", {"columns": {}, "constants": {"we": "nobody"}}),
            ("as-of", {"columns": {}, "as_of": "2012-02-30T12:00"}),
            ("rules", {"columns": {}, "rulebook": {"id": "nothing"}}),
        ]:
            with self.subTest(arguments), self.assertRaises(Refused) as caught:
                answered(table, **arguments)
            self.assertEqual(caught.exception.code, code)


class Settings(unittest.TestCase):
    def test_are_the_same_for_the_same_arguments(self):
        east = datetime.timezone(datetime.timedelta(hours=8))
        moments = ["2012-03-20T12:00", datetime.datetime(2012, 3, 20, 12), datetime.datetime(2012, 3, 20, 12, tzinfo=east)]
        moments.append(datetime.datetime(2012, 3, 20, 4, tzinfo=datetime.timezone.utc))
        told = {settings(["a", "b"], {"b": "we"}, None, moment, {"cash": True}) for moment in moments}
        self.assertEqual(len(told), 1)
        told = json.loads(told.pop())
        self.assertEqual(told["columns"], [None, {"field": "we", "words": []}])
        self.assertEqual(told["constants"], [["cash", "true"]])

    def test_name_what_the_table_does_not_have(self):
        with self.assertRaisesRegex(ValueError, "'z'"):
            settings(["a"], {"z": "we"}, None, tables.AS_OF, None)
        with self.assertRaisesRegex(ValueError, "'word'"):
            settings(["a"], {"a": {"field": "we", "word": {}}}, None, tables.AS_OF, None)

    def test_a_rulebook_is_a_file_or_what_stands_in_it(self):
        path = tables.ROOT / "src" / "rulebook" / "huitong-henan-2012.json"
        told = {settings([], {}, rulebook, tables.AS_OF, None) for rulebook in (path, str(path), built_in(), [path])}
        self.assertEqual(len(told), 1)


class Batches(unittest.TestCase):
    def test_are_joined_and_cut_to_one_size(self):
        whole = pa.record_batch({"number": pa.array(range(25_003))})
        parts = [whole.slice(0, 5), whole.slice(5, 0), whole.slice(5, 24_000), whole.slice(24_005)]
        made = list(batches.regular(parts))
        self.assertEqual([batch.num_rows for batch in made], [10_000, 10_000, 5_003])
        self.assertTrue(pa.Table.from_batches(made).combine_chunks().equals(pa.Table.from_batches([whole])))
        self.assertEqual(list(batches.regular([])), [])

    def test_of_long_texts_are_smaller(self):
        long = pa.record_batch({"text": pa.array(["x" * batches.BYTES, "y", "z"])})
        self.assertEqual([batch.num_rows for batch in batches.regular([long])], [1, 2])


class Compiled(unittest.TestCase):
    SAYS = "from parcel_claims_spark import module; module.compiled(); print(module.cache())"

    def start(self, folder):
        environment = {**os.environ, module.CACHE: str(folder)}
        return subprocess.Popen([sys.executable, "-c", self.SAYS], env=environment, stdout=subprocess.PIPE, text=True)

    def told(self, *started):
        told = [process.communicate()[0].strip() for process in started]
        self.assertEqual([process.returncode for process in started], [0] * len(started))
        return told

    def kept(self, folder):
        return [path for path in Path(folder).iterdir() if path.suffix != ".lock"]

    def test_is_kept_once_by_processes_that_start_together(self):
        with tempfile.TemporaryDirectory() as folder:
            self.told(self.start(folder), self.start(folder))
            (kept,) = self.kept(folder)
            whole = kept.read_bytes()
            with self.subTest("what is cut off is made anew"):
                kept.write_bytes(whole[: len(whole) // 2])
                self.told(self.start(folder))
                self.assertEqual(len(kept.read_bytes()), len(whole))

    def test_is_not_taken_from_where_others_write(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o777)
            self.assertEqual(self.told(self.start(folder)), ["None"])
            self.assertEqual(self.kept(folder), [])
