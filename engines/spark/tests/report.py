"""Runs the tests, and says of each that failed `FAILED name`, and at the end `# pass N`, as `tests/report.mjs` does.

`python report.py [short]`: `short` leaves out what takes minutes.
"""

import os
import sys
import unittest


class Report(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            print(f"FAILED {subtest.id()}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        print(f"FAILED {test.id()}")

    def addError(self, test, error):
        super().addError(test, error)
        print(f"FAILED {test.id()}")


if __name__ == "__main__":
    if "short" in sys.argv[1:]:
        os.environ["PARCEL_CLAIMS_SHORT"] = "1"
    folder = os.path.dirname(os.path.abspath(__file__))
    tests = unittest.defaultTestLoader.discover(folder, pattern="test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=Report, verbosity=2, warnings="ignore").run(tests)
    print(f"# pass {result.passed}")
    sys.exit(not result.wasSuccessful())
