"""Deterministic, explainable matching: who of the population a mention is, in which class, how sure, and by what. Pure Polars.

In: mentions (columns of ``MENTION`` and kin, places as the population's) and a ``Population``. Out: one row per mention:
``m, pid, outcome, score, tier, rivals`` and the levels ``e_…`` of the best candidate. No database, no home, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import polars as pl

from sogoc.reconciliation.evidence import weigh
from sogoc.reconciliation.people import Population, keys_of
from sogoc.reconciliation.score import bits, posterior
from sogoc.reconciliation.tiers import TIERS, number_of_tier

WORTH_SHOWING = 0.02
"""Least score of a candidate that people are shown."""
SLICE = 100_000
LEVELS = tuple(f"e_{name}" for name in "name given birth sex number mother father spouse place death".split())
_COMMUNES = ("home_commune", "born_at_commune", "office_commune")


def judge(
    mentions: pl.DataFrame,
    population: Population,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """Judge every mention (``m`` counts them from 0); in slices, so that memory stays bounded."""
    parts = []
    for start in range(0, mentions.height, SLICE):
        piece = mentions.slice(start, SLICE)
        parts.append(_best(_candidates(piece, population), piece, size=population.size))
        if progress is not None:
            progress(min(start + SLICE, mentions.height), mentions.height)
    return (
        pl.concat(parts)
        if parts
        else _best(_candidates(mentions, population), mentions, size=population.size)
    )


def _candidates(mentions: pl.DataFrame, population: Population) -> pl.DataFrame:
    """Weighed pairs of mentions and persons that share a key."""
    pairs = pl.concat(list(_pairs(mentions, population))).unique()
    mentions = mentions.join(population.givens, on="given", how="left", maintain_order="left")
    ours = mentions.rename({name: f"m_{name}" for name in mentions.columns if name not in {"m", "role"}})
    met = pairs.join(ours, on="m", how="left", maintain_order="left")
    found = population.frame[pairs["p"]].drop("p")
    return weigh(met.hstack(found))


def _pairs(mentions: pl.DataFrame, population: Population) -> Iterator[pl.DataFrame]:
    for kind, keys in keys_of(mentions, "m", _COMMUNES).items():
        yield keys.join(population.keys[kind], on="key", how="inner").select("m", "p")


def _best(pairs: pl.DataFrame, mentions: pl.DataFrame, *, size: int) -> pl.DataFrame:
    """The best candidate of each mention, with its class."""
    ranked = pairs.with_columns(bits(max(size, 2)), number_of_tier()).with_columns(posterior())
    ceiling = pl.col("tier").replace_strict(
        {i: t.ceiling for i, t in enumerate(TIERS)}, return_dtype=pl.Float64
    )
    ranked = ranked.with_columns(score=pl.min_horizontal("posterior", ceiling), rival=pl.col("bits"))
    ranked = ranked.sort("m", "bits", "pid", descending=[False, True, False])
    twins = (
        (pl.col("e_birth") == pl.col("e_birth").first())
        & (pl.col("e_name") > 0)
        & (pl.col("birth") == pl.col("birth").first())
        & (
            (pl.col("mother_key") == pl.col("mother_key").first())
            | (pl.col("father_key") == pl.col("father_key").first())
        )
    )
    best = ranked.group_by("m", maintain_order=True).agg(
        pl.col("pid").first(),
        pl.col("score").first(),
        pl.col("posterior").first(),
        pl.col("tier").first(),
        (pl.col("posterior") >= WORTH_SHOWING).sum().alias("rivals"),
        (twins.fill_null(value=False).sum() > 1).alias("twin"),
        *(pl.col(level).first() for level in LEVELS),
    )
    joined = mentions.select("m", "role").join(best, on="m", how="left", maintain_order="left")
    return joined.with_columns(_outcome()).with_columns(_hidden("pid"), _hidden("score"), _hidden("tier"))


def _hidden(column: str) -> pl.Expr:
    """Nothing beside *không tìm thấy*."""
    return pl.when(pl.col("outcome") != "khong_tim_thay").then(pl.col(column)).alias(column)


def _outcome() -> pl.Expr:
    """Class of the best candidate; twins need the very letters of the name."""
    by_itself = pl.col("tier").replace_strict(
        {i: t.automatic for i, t in enumerate(TIERS)}, return_dtype=pl.Boolean
    )
    other_name = (
        (pl.col("e_name") < 2) & (pl.col("e_given") < 0) & (pl.col("e_spouse") < 1) & (pl.col("e_number") < 1)
    )
    dead = (pl.col("e_death") < 0) & (pl.col("e_number") < 1)
    doubtful = (pl.col("twin") & (pl.col("e_name") < 3)) | other_name | dead
    least = pl.col("tier").replace_strict({i: t.least for i, t in enumerate(TIERS)}, return_dtype=pl.Float64)
    sure = by_itself & (pl.col("posterior") >= least) & ~doubtful & (pl.col("e_number") >= 0)
    sure = sure & ((pl.col("e_sex") >= 0) | (pl.col("e_number") == 1))
    fields = ("name", "sex", "number", "mother", "father", "spouse", "death")
    agree = pl.all_horizontal(
        (pl.col("e_name") == 3),
        (pl.col("e_birth").is_in([5, 4, 3, 2])),
        *((pl.col(f"e_{field}") >= 0) for field in fields),
        *(~pl.col(f"e_{kin}").is_in([1, 2]) for kin in ("mother", "father", "spouse")),
        pl.col("e_death") != 1,
    )
    return (
        pl.when(pl.col("pid").is_null() | (pl.col("score") < WORTH_SHOWING))
        .then(pl.lit("khong_tim_thay"))
        .when(sure & agree)
        .then(pl.lit("trung_khop"))
        .when(sure)
        .then(pl.lit("sai_lech"))
        .otherwise(pl.lit("nhieu_ket_qua"))
        .alias("outcome")
    )


def one_to_one(judged: pl.DataFrame, *, claimed: Mapping[tuple[str, str], int] | None = None) -> pl.DataFrame:
    """Births and deaths happen once: of several entries that claim one person, only the best keeps it.

    An event written twice (re-registration: the same letters and full date) keeps it too, flagged by ``again``. ``claimed`` are
    role and number that entries outside this run were linked to before.
    """
    once = pl.col("role").is_in(["nks", "nkt"]) & pl.col("outcome").is_in(["trung_khop", "sai_lech"])
    before = pl.DataFrame(
        [(role, pid, True) for role, pid in claimed or {}],
        schema={"role": pl.String, "pid": pl.String, "elsewhere": pl.Boolean},
        orient="row",
    )
    judged = judged.join(before, on=["role", "pid"], how="left", maintain_order="left")
    group = ("role", "pid")
    judged = judged.with_columns(
        elsewhere=pl.col("elsewhere").fill_null(value=False) & once,
        claims=pl.when(once).then(once.sum().over(group)).otherwise(0),
        exact=once & (pl.col("e_name") == 3) & (pl.col("e_birth") == 5),
        best=once & (pl.col("score") == pl.when(once).then(pl.col("score")).max().over(group)),
    )
    several = (pl.col("claims") > 1) | pl.col("elsewhere")
    alone = pl.col("best") & (pl.col("best").sum().over(group) == 1) & ~pl.col("elsewhere")
    loses = several & ~pl.col("exact") & (pl.col("exact").any().over(group) | ~alone)
    return judged.with_columns(
        again=several & ~loses,
        lost=loses,
        outcome=pl.when(loses).then(pl.lit("nhieu_ket_qua")).otherwise(pl.col("outcome")),
    ).drop("claims", "exact", "best", "elsewhere")
