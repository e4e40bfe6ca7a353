"""The act: which entries, which columns, what a repeat replaces, who may."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.approval.amendment_actions import Target, enforce_amendment, record_amendment
from sogoc.ground.ledger.models import Event
from sogoc.law.refusal import Refusal
from sogoc.reconciliation import population, queries
from sogoc.reconciliation.actions import reconcile
from sogoc.reconciliation.verify import verify_judgements
from sogoc.register import queries as records
from tests.line.making import birth
from tests.line.office import PATH
from tests.reconciliation.making import ask, crowd, mention, person, write_csv
from tests.reconciliation.making import population as open_people

CLASSES = {"trung_khop", "sai_lech", "nhieu_ket_qua", "khong_tim_thay"}
ROW = birth(1)
CHILD = person(
    1,
    "Nguyễn Văn Bình",
    "02/05/2008",
    gioiTinh="1",
    meHoTen=str(ROW["meHoTen"]).title(),
    chaHoTen=str(ROW["chaHoTen"]).title(),
)


@pytest.fixture
def loaded(line, tmp_path):
    file = write_csv(tmp_path / "population.csv", [CHILD, *crowd()])
    population.load(file, actor=line.people["admin"], via="test")
    line.bring(birth(1), birth(2))
    return line


def run(line, books=None, actor="kiemtra"):
    return reconcile(books=books, actor=line.people[actor], via="test")


def rows(done, folder):
    done.write_csv(folder / "out.csv")
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_per_mention_in_the_contracts_columns(loaded, tmp_path):
    done = run(loaded)
    told = rows(done, tmp_path)
    assert list(told[0]) == ["entry", "role", "class", "soDinhDanh", "score", "why"]
    assert [(one["entry"], one["role"]) for one in told] == [
        (f"{PATH}/00{number}", role) for number in (1, 2) for role in ("nks", "me", "cha")
    ]
    first = told[0]
    assert (first["class"], first["soDinhDanh"]) == ("trung_khop", CHILD["soDinhDanh"])
    assert done.mentions == sum(done.classes.values()) == 6
    assert set(done.classes) == CLASSES


def test_a_repeat_replaces_what_was_said(loaded, tmp_path):
    run(loaded)
    file = write_csv(tmp_path / "newer.csv", [CHILD | {"ngaySinh": "12/05/2008"}, *crowd()])
    population.load(file, actor=loaded.people["admin"], via="test")
    done = run(loaded, [loaded.book()])
    (child,) = [one for one in queries.judgements_of(records.entry_at(f"{PATH}/001")) if one.role == "nks"]
    assert (child.outcome, child.run_id) == ("sai_lech", done.run)
    assert sum(queries.counts(loaded.book()).values()) == 6


def test_entries_that_left_their_package_are_not_reconciled(loaded):
    loaded.bring(birth(1))
    assert run(loaded).mentions == 3
    assert sum(queries.counts(loaded.book()).values()) == 3


def test_what_was_said_of_an_older_version_is_not_shown(loaded):
    run(loaded)
    loaded.bring(birth(1, nksNgaySinh="03.05.2008"), birth(2))
    assert not queries.judgements_of(records.entry_at(f"{PATH}/001"))
    assert queries.judgements_of(records.entry_at(f"{PATH}/002")).count() == 3


def test_another_book_does_not_claim_a_birth_again(loaded):
    run(loaded)
    loaded.bring(birth(1, nksHoTen="NGUYỄN VĂN BINH", meHoTen=None), name="KS.2008.02")
    other = loaded.book("24862/KS.2008.02")
    run(loaded, [other])
    (child,) = [one for one in queries.judgements_of(records.entries(other).get()) if one.role == "nks"]
    assert child.outcome == "nhieu_ket_qua"


def test_the_ledger_knows_the_run_and_no_person(loaded):
    done = run(loaded)
    event = Event.objects.get(stream__name="reconciliation")
    assert (event.action, event.subject, event.actor) == ("reconcile", str(done.run), "kiemtra")
    assert Event.objects.filter(stream__name="population", action="use").count() == 1
    written = b"".join(bytes(one) for one in Event.objects.values_list("canonical", flat=True))
    assert CHILD["soDinhDanh"].encode() not in written


@pytest.mark.parametrize("actor", ["nhap", "khach", "admin"])
def test_who_may(loaded, actor):
    if actor == "admin":
        assert run(loaded, actor=actor).mentions == 6
        return
    with pytest.raises(Refusal) as refused:
        run(loaded, actor=actor)
    assert refused.value.code == "KHONG_DUOC_DOI_CHIEU"
    assert not Event.objects.filter(stream__name="population", action="use").exists()


def test_without_an_extract_it_is_refused(line):
    line.bring(birth(1))
    with pytest.raises(Refusal) as refused:
        run(line)
    assert refused.value.code == "CHUA_CO_DAN_CU"


def test_an_empty_register_is_no_mistake(line, tmp_path):
    population.load(write_csv(tmp_path / "p.csv", [CHILD]), actor=line.people["admin"], via="test")
    assert run(line).mentions == 0


NAMES = st.sampled_from(
    ["Nguyễn Văn An", "NGUYEN VAN AN", "Nguyễn An", "K'Brơi", "Ka Să", "Y", "N.V.A", "???", "Ƀuôn Krŏng"]
)
BIRTHS = st.sampled_from(
    [None, "2008", "2008-05", "2008-05-04", "2008|2009", "tuoi:28", "al:1962-02-30", "--05-03", "cc:giap-ngo"]
)
PEOPLE = st.lists(
    st.builds(
        lambda name, born, mother, sex: {"hoTen": name, "ngaySinh": born, "meHoTen": mother, "gioiTinh": sex},
        NAMES,
        st.sampled_from(["", "2008", "05/2008", "04/05/2008", "05/04/2008"]),
        st.one_of(st.just(""), NAMES),
        st.sampled_from(["", "1", "2"]),
    ),
    max_size=6,
)
MENTIONS = st.lists(
    st.builds(
        lambda role, name, born, mother, sex, number: mention(
            role, name, born, mother=mother, sex=sex, pid=number
        ),
        st.sampled_from(["nks", "me", "cha", "nkt", "chong", "nxn"]),
        NAMES,
        BIRTHS,
        st.one_of(st.none(), NAMES),
        st.sampled_from([None, 1, 2]),
        st.sampled_from([None, "068000000000", "068000000001", "068999999999"]),
    ),
    min_size=1,
    max_size=6,
)


@given(people=PEOPLE, mentions=MENTIONS)
def test_a_number_has_a_score_and_nobody_has_neither(tmp_path_factory, people, mentions):
    rows = [person(at, one["hoTen"]) | one for at, one in enumerate(people)]
    found = ask(open_people(tmp_path_factory.mktemp("people"), *rows), *mentions)
    assert len(found) == len(mentions)
    for one in found:
        assert one["outcome"] in CLASSES
        assert (one["pid"] is None) == (one["score"] is None) == (one["outcome"] == "khong_tim_thay")
        assert one["score"] is None or 0 <= one["score"] <= 1
        assert one["why"].endswith(".")
    claims = [
        (one["role"], one["pid"])
        for one in found
        if one["role"] == "nks" and one["outcome"] in {"trung_khop", "sai_lech"}
    ]
    again = {(one["role"], one["pid"]) for one in found if one["again"]}
    assert all(claims.count(claim) == 1 or claim in again for claim in claims)


def correct(line, name):
    """The child's name is corrected by a decision, and put in force."""
    target = Target(records.entry_at(f"{PATH}/001"), {"nksHoTen": name}, text="Đã cải chính")
    made = record_amendment(
        "cai_chinh", [target], actor=line.people["nhap"], reason="Theo quyết định", legal_day="12/03/2015"
    )
    return enforce_amendment(made, actor=line.people["lanhdao"])


def child(line):
    one = queries.judgements_of(records.entry_at(f"{PATH}/001")).get(role="nks")
    return one.outcome, one.why


def test_people_are_compared_as_changes_in_force_made_them(loaded, tmp_path):
    loaded.bring(birth(1, nksHoTen="NGUYỄN VĂN BÍNH"), birth(2))
    run(loaded)
    assert child(loaded)[0] == "sai_lech"
    correct(loaded, "NGUYỄN VĂN BÌNH")
    run(loaded)
    outcome, why = child(loaded)
    assert (outcome, "từ thay đổi ngày 12/03/2015" in why) == ("trung_khop", True)
    told = [one.why for one in queries.judgements_of(records.entry_at(f"{PATH}/001")).exclude(role="nks")]
    assert not any("thay đổi" in one for one in told), "the parents' own values are those written"


def test_a_difference_that_a_change_explains_says_so(loaded):
    correct(loaded, "NGUYỄN VĂN BÍNH")
    run(loaded)
    outcome, why = child(loaded)
    assert outcome == "sai_lech"
    assert "Giá trị trước thay đổi ngày 12/03/2015 thì khớp" in why
    assert list(verify_judgements()) == []
