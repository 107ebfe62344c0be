"""A Spark of a master and two workers, each a process of its own; one for all tests."""

import functools
import os
import sys

import pyspark


@functools.lru_cache(maxsize=None)
def spark():
    from pyspark.sql import SparkSession

    # What starts the workers looks for Spark here, and for the Python that has the wheel.
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    build = SparkSession.builder.master("local-cluster[2,1,1024]").appName("parcel-claims")
    settings = {
        "spark.ui.enabled": False,
        "spark.ui.showConsoleProgress": False,
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": 4,
        "spark.sql.session.timeZone": "America/New_York",
        "spark.driver.extraJavaOptions": "-Dlog4j2.level=ERROR",
    }
    for name, value in settings.items():
        build = build.config(name, value)
    session = build.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session
