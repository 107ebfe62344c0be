"""Runs the tests, and says of each that failed `FAILED name`, and at the end `# pass N`, as `tests/report.mjs` does.

`python report.py [short]`: `short` leaves out what takes minutes.
"""

import os
import sys
import time
import unittest
import warnings


class Report(unittest.TestResult):
    passed = 0

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1
        print(f"{time.monotonic() - self.started:6.1f} s {test.id()}", flush=True)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.tell(subtest, error)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.tell(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.tell(test, error)

    def tell(self, test, error):
        print(f"FAILED {test.id()}\n{self._exc_info_to_string(error, test)}", flush=True)


if __name__ == "__main__":
    if "short" in sys.argv[1:]:
        os.environ["PARCEL_CLAIMS_SHORT"] = "1"
    warnings.simplefilter("ignore")
    folder = os.path.dirname(os.path.abspath(__file__))
    tests = unittest.defaultTestLoader.discover(folder, pattern="test_*.py")
    result = Report()
    tests.run(result)
    print(f"# pass {result.passed}")
    sys.exit(not result.wasSuccessful())
