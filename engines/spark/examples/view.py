"""An example for those who write SQL: a view with the answers, and questions to it."""

from parcel_claims_spark import estimate

BY_OUTCOME = """
SELECT outcome, delay, count(*) AS parcels,
       sum(compensationMin) / 100 AS at_least_yuan,
       -- A null is a sum without an upper limit: it is counted, and not left out.
       sum(compensationMax) / 100 AS at_most_yuan_of_the_limited,
       count_if(compensationMin IS NOT NULL AND compensationMax IS NULL) AS unlimited
FROM parcel_claims
WHERE state = 'answered'
GROUP BY outcome, delay
ORDER BY parcels DESC, outcome, delay
"""

UNSOUND = """
SELECT problem, count(*) AS parcels
FROM parcel_claims LATERAL VIEW explode(split(problems, ' ')) AS problem
WHERE state = 'unsound'
GROUP BY problem
ORDER BY parcels DESC, problem
"""


def view(parcels, columns, as_of, name="parcel_claims"):
    """Makes the view; its rows are answered when a question is asked, unless the table is cached before."""
    estimate(parcels, columns=columns, as_of=as_of).createOrReplaceTempView(name)
