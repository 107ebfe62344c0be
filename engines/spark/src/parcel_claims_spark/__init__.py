"""What can be claimed for many parcels, who bears it and which fine runs: by Apache Spark, a column each.

The rules are one WebAssembly module, the same bytes that a station's page runs.
"""

from .answering import Refused
from .estimate import estimate
from .module import digest
from .ranges import ACCOUNT, KINDS, account, sum_range

__all__ = ["ACCOUNT", "KINDS", "Refused", "account", "digest", "estimate", "sum_range"]
