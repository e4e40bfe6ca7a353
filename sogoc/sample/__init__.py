"""A synthetic province: packages, plan, population, the ministry's answers, and the truth about all of it.

Comes in: how many entries the province declares, a seed, rates of error. Goes out: the tree that ``write_sample`` describes. The
same seed gives the same bytes. No real person is meant: names are drawn from lists of words.
"""

from __future__ import annotations

from sogoc.sample.province import SampleSummary, write_sample
from sogoc.sample.rates import Rates

__all__ = ["Rates", "SampleSummary", "write_sample"]
