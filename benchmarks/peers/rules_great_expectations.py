"""Peer: Great Expectations (pandas, for it knows no Polars) asks the shared checks of a frame and lists the rows that fail each."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import great_expectations as gx  # type: ignore[import-not-found]
import great_expectations.expectations as gxe  # type: ignore[import-not-found]
import polars as pl

frame = pl.read_parquet(sys.argv[1])
table = __import__("pandas").DataFrame(frame.to_dict(as_series=False))
checks = json.loads(Path(sys.argv[2]).read_text())
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
asset = context.data_sources.add_pandas("book").add_dataframe_asset("rows")
batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})
suite = gx.ExpectationSuite(
    name="rows",
    expectations=[
        *(gxe.ExpectColumnValuesToNotBeNull(column=name) for name in checks["not_null"]),
        *(
            gxe.ExpectColumnValuesToMatchRegex(column=name, regex=pattern)
            for name, pattern in checks["matches"].items()
        ),
        *(
            gxe.ExpectColumnValuesToBeInSet(column=name, value_set=values)
            for name, values in checks["in_set"].items()
        ),
    ],
)
used, begun = time.process_time(), time.perf_counter()
result = batch.validate(suite, result_format="COMPLETE")
found = sum(one.result.get("unexpected_count", 0) for one in result.results)
print(
    json.dumps(
        {
            "rules_cpu": time.process_time() - used,
            "rules_wall": time.perf_counter() - begun,
            "checks": sum(map(len, checks.values())),
            "found": found,
        }
    )
)
