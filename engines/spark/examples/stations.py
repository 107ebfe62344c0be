"""An example job: the parcels of a day in, per station and month the account of the page out.

    spark-submit stations.py PARCELS ACCOUNT 2012-03-20T12:00 [RULEBOOK ...]

PARCELS is a folder of Parquet, ACCOUNT the folder that is written. Without a RULEBOOK the built-in one holds; several
are versions, of which the sending date of each parcel chooses.
"""

import sys

from parcel_claims_spark import ACCOUNT, account, estimate
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

#: What the columns of this table mean. The words in them beside those that the fields know themselves are told, too.
COLUMNS = {
    "运单号": "waybill",
    "发件日期": "sentOn",
    "问题类型": {"field": "problem", "words": {"查找中": "missing"}},
    "发生环节": "stage",
    "申报金额": "value",
    "班车到达时间": "vehicleArrivedAt",
    "有单无货上报时间": "missingReportedAt",
    "应签收时间": "dueAt",
    "签收时间": "signedAt",
    "派件网点类型": "deliveredBy",
    "申报方": {"field": "claimant", "words": {"直营": "direct", "加盟": "indirect", "代理点": "agency-supplied"}},
}

STATION, SENT = "派件网点", "发件日期"


def accounts(parcels, as_of, rulebook=None):
    """The account of each station and month: every parcel is seen by the station that hands it out."""
    how = {"rulebook": rulebook, "constants": {"we": "delivery"}, "only": ACCOUNT}
    estimated = estimate(parcels, columns=COLUMNS, as_of=as_of, **how)
    month = F.substring(SENT, 1, 7).alias("month")
    by = [F.col(STATION).alias("station"), month]
    # The moment and both digests stand in every account: it says by what it was made.
    return account(estimated, *by, "asOf", "rulebook", "module")


if __name__ == "__main__":
    parcels, written, as_of, *rulebook = sys.argv[1:]
    spark = SparkSession.builder.appName("parcel-claims").getOrCreate()
    accounts(spark.read.parquet(parcels), as_of, rulebook or None).write.mode("overwrite").parquet(written)
