"""Contract, command line: every command takes ``--json`` and ``--help``; exit 0, 1, 2; a refusal is ``{code, says, fix}``."""

from __future__ import annotations

import json
import re

import pytest

from sogoc.cli.main import COMMANDS, run
from tests.line.making import BOOK, UNIT, birth, births, package

CONTRACT = [
    "setup", "sample", "demo", "check", "intake", "inventory", "units", "settle", "approve", "deliver", "ministry",
    "population", "reconcile", "report", "export", "serve", "worker", "doctor",
]  # fmt: skip
VIETNAMESE = re.compile("[ăâđêôơưạảãáàặẳẵắằậẩẫấầẹẻẽéèệểễếềịỉĩíìọỏõóòộổỗốồợởỡớờụủũúùựửữứừỵỷỹýỳ]")
BIRTH = f"{UNIT}/{BOOK}"


@pytest.fixture
def command(home, capsys):
    """`command(*words)`: exit code and the one JSON object, in this process."""

    def call(*words):
        capsys.readouterr()
        code = run([*map(str, words), "--json"])
        out = capsys.readouterr().out
        assert out.endswith("\n")
        assert "\n" not in out.rstrip("\n")
        said = json.loads(out)
        assert isinstance(said, dict)
        assert (code == 2) is ("refusal" in said)
        return code, said

    return call


@pytest.fixture
def office(line, command):
    """The people of the line and a command line in their home."""
    return command


class TestHelp:
    @pytest.mark.parametrize("name", CONTRACT)
    def test_every_command_of_the_contract_is_there(self, name):
        assert name in {command for command, *_ in COMMANDS}

    @pytest.mark.parametrize("name", [command for command, *_ in COMMANDS])
    def test_help_is_vietnamese(self, name, capsys):
        assert run([name, "--help"]) == 0
        text = capsys.readouterr().out
        assert VIETNAMESE.search(text)
        assert "Cách dùng:" in text
        for english in ("Usage:", "Parameters:", "Display this message", "[required]"):
            assert english not in text

    def test_the_first_page_lists_every_command(self, capsys):
        assert run(["--help"]) == 0
        text = capsys.readouterr().out
        assert all(re.search(rf"(?m)^\W*{name}\b", text) for name, *_ in COMMANDS)

    @pytest.mark.parametrize("name", ["", "check", "approve"])
    def test_help_is_english_where_it_is_asked_for(self, name, sogoc):
        answer = sogoc(*name.split(), "--help", env={"SOGOC_LANG": "en"})
        assert answer.code == 0
        assert "Usage:" in answer.out
        text = answer.out.replace("Sổ Gốc", "").replace("Viet Nam", "")
        assert not VIETNAMESE.search(text), text


class TestRefusals:
    @pytest.mark.parametrize(
        "words",
        [
            ["no-such-command"],
            ["check"],
            ["check", "nowhere/KS.2008.01.xlsx"],
            ["check", "--no-such-option"],
            ["report", "audit", "nowhere.csv"],
            ["template", "XX", "x.xlsx"],
            ["doctor"],
            ["approve", "24862/KS.2008.01", "--actor", "lanhdao"],
        ],
        ids=" ".join,
    )
    def test_exit_two_with_code_sentence_and_remedy(self, command, words):
        code, said = command(*words)
        assert code == 2
        assert set(said) == {"refusal"}
        assert set(said["refusal"]) == {"code", "says", "fix"}
        assert re.fullmatch("[A-Z0-9_]+", said["refusal"]["code"])
        assert VIETNAMESE.search(said["refusal"]["says"])
        assert VIETNAMESE.search(said["refusal"]["fix"])

    @pytest.mark.usefixtures("home")
    def test_without_json_the_reason_and_the_remedy_go_to_standard_error(self, capsys):
        assert run(["doctor"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "→" in captured.err

    def test_an_unknown_person_is_refused(self, office):
        code, said = office("intake", ".", "--actor", "nobody")
        assert (code, said["refusal"]["code"]) == (2, "KHONG_CO_TAI_KHOAN")

    @pytest.mark.parametrize(
        "words", [["export", "24862/KS.1900.09"], ["settle", "--code", "X", "--reason", "y"]]
    )
    def test_an_unknown_book_is_refused(self, office, words, tmp_path):
        where = [tmp_path] if words[0] == "export" else []
        book = [] if words[0] == "export" else ["24862/KS.1900.09"]
        code, said = office(words[0], *book, *words[1:], *where)
        assert (code, said["refusal"]["code"]) == (2, "KHONG_CO_SO")


class TestTheWholeLineByCommands:
    """From package to table, each step as an office's script would do it."""

    def test_it_runs(self, office, tmp_path, settings):
        settings.SOGOC_IS_SAMPLE = True  # no one-time codes there
        plan = tmp_path / "inventory.csv"
        plan.write_text(
            "unit,type,year,number,opened,closed,period,declared_entries,basis\n"
            "24862,KS,2008,01,01/01/2008,31/12/2008,truoc_7_2016,4,Biên bản\n",
            encoding="utf-8",
        )
        assert office("inventory", "load", plan) == (0, {"lines": 1, "new": 1, "revised": 0, "unchanged": 0})
        tree = tmp_path / "packages"
        package(tree, [*births(1, 2), birth(3, chaHoTen=None)])
        code, said = office("intake", tree, "--actor", "nhap")
        assert (code, said["packages"], said["entries"], said["findings"]) == (1, 1, 3, 1)
        assert (said["books"], said["not_in_plan"], said["refused"]) == ([BIRTH], [], [])
        assert office("intake", tree, "--actor", "nhap")[1]["unchanged"] == 1
        code, said = office("approve", "--all-clean", "--actor", "lanhdao")
        assert (code, said["approved"], said["held"]) == (1, 2, 1)
        assert said["books"][0]["held"] == [{"key": "003", "so": "03/2008", "row": 4, "findings": 1}]
        code, said = office(
            "settle", BIRTH, "--code", "THIEU_COT_LOI", "--reason", "so_de_trong", "--rows", "4", "--actor", "kiemtra"
        )  # fmt: skip
        assert (code, said["findings"]) == (0, 1)
        assert office("approve", BIRTH, "--actor", "lanhdao")[0] == 0
        code, said = office("deliver", BIRTH, "--system", "158", "--actor", "lanhdao")
        assert (code, said["entries"], said["deliveries"][0]["attempt"]) == (0, 3, 1)
        answers = tmp_path / "answers.csv"
        answers.write_text(
            f"entry,status,date,words\n{BIRTH}/001,official,14/10/2024,\n{BIRTH}/002,refused,14/10/2024,Sai\n",
            encoding="utf-8",
        )
        code, said = office("ministry", "import", answers, "--actor", "lanhdao")
        assert (code, said["counts"]) == (1, {"official": 1, "refused": 1})
        listing = tmp_path / "listing.csv"
        listing.write_text(f"entry,nksHoTen\n{BIRTH}/001,NGUYEN VAN BINH\n", encoding="utf-8")
        code, said = office("ministry", "compare", listing)
        assert (code, len(said["differences"]), said["not_shown"]) == (1, 1, [f"{BIRTH}/002", f"{BIRTH}/003"])
        code, said = office("report", "progress", "--as-of", "2024-10-14")
        assert code == 0
        assert (said["as_of"], said["source"], said["units_as_of"]) == ("2024-10-14", "bo", "2024-10-14")
        row = next(one for one in said["rows"] if one["unit"] == "H675")
        assert set(row) == {"unit", "name", "periods", "total"}
        assert set(row["periods"]) == {"truoc_7_2016", "tu_7_2016"} == set(said["total_periods"])
        figures = row["periods"]["truoc_7_2016"]
        assert (figures["declared"], figures["official"], figures["rate"]) == (4, 1, 0.25)
        assert (said["total"]["declared"], said["total"]["official"]) == (4, 1)
        code, said = office("report", "progress", "--source", "noi-bo")
        assert said["total"]["official"] == 3
        out = tmp_path / "out"
        assert office("export", BIRTH, out)[0] == 0
        assert (out / "KS.2008.01.xlsx").exists()
        assert (out / "KS.2008.01.zip").exists()
        code, said = office("doctor")
        assert (code, said["healthy"], said["problems"]) == (0, True, [])

    @pytest.mark.parametrize(("format_", "start"), [("csv", "stt,"), ("table", "Tiến độ"), ("json", "{")])
    @pytest.mark.usefixtures("line")
    def test_the_table_comes_in_each_format(self, capsys, format_, start):
        assert run(["report", "progress", "--format", format_]) == 0
        assert capsys.readouterr().out.startswith(start)

    def test_the_table_comes_as_a_workbook(self, office, tmp_path):
        path = tmp_path / "bang.xlsx"
        assert office("report", "progress", "--format", "xlsx", "--out", path)[0] == 0
        assert path.read_bytes()[:2] == b"PK"
        assert office("report", "progress", "--format", "xlsx")[0] == 2


class TestApprovalByCommand:
    """It needs that person's one-time code, except in a home marked sample."""

    def test_in_a_real_home_the_code_is_asked(self, office, line):
        line.bring(*births(1))
        code, said = office("approve", BIRTH, "--actor", "lanhdao")
        assert code == 2
        assert "mã" in said["refusal"]["says"].lower()
        assert line.states() == {"001": "staged"}

    def test_the_right_code_is_good_once(self, office, line):
        import pyotp

        line.bring(*births(1))
        code, said = office("person", "code", "lanhdao", "--actor", "admin")
        assert code == 0
        now = pyotp.TOTP(pyotp.parse_uri(said["otpauth"]).secret).now()
        assert (
            office(
                "approve", BIRTH, "--actor", "lanhdao", "--code", "000000" if now != "000000" else "111111"
            )[0]
            == 2
        )
        assert line.states() == {"001": "staged"}
        assert office("approve", BIRTH, "--actor", "lanhdao", "--code", now)[0] == 0
        assert line.states() == {"001": "approved"}
        line.bring(*births(1, 2))
        assert office("approve", BIRTH, "--actor", "lanhdao", "--code", now)[0] == 2

    def test_in_a_sample_it_is_not_asked(self, office, line, settings):
        settings.SOGOC_IS_SAMPLE = True
        line.bring(*births(1))
        assert office("approve", BIRTH, "--actor", "lanhdao")[0] == 0

    def test_a_stated_date_needs_a_reason(self, office, line, settings):
        settings.SOGOC_IS_SAMPLE = True
        line.bring(*births(1))
        code, said = office("approve", BIRTH, "--actor", "lanhdao", "--at", "2020-01-01")
        assert (code, said["refusal"]["code"]) == (2, "THIEU_LY_DO")
        code, said = office("approve", BIRTH, "--actor", "lanhdao", "--at", "2020-01-01", "--reason", "ký")
        assert (code, said["refusal"]["code"]) == (2, "NGAY_DUYET_SAI")

    @pytest.mark.parametrize("words", [[], [BIRTH, "--all-clean"]])
    def test_books_or_all_clean_not_both_and_not_neither(self, office, words):
        assert office("approve", *words, "--actor", "lanhdao")[1]["refusal"]["code"] == "CHON_SO"


def test_the_ledger_adds_the_door_and_the_account_of_the_system(office, tmp_path):
    import getpass

    from sogoc.ground.ledger.queries import contents, events_of

    office("intake", package(tmp_path, births(1)), "--actor", "nhap")
    (act,) = [contents(event) for event in events_of(f"book:{BIRTH}")]
    assert (act["actor"], act["via"]) == ("nhap", f"cli:{getpass.getuser()}")


def test_one_broken_package_alone_is_a_refusal_in_a_tree_it_is_a_finding(office, tmp_path):
    good = package(tmp_path / "tree", births(1))
    broken = good.with_name("KS.2009.01.xlsx")
    broken.write_bytes(b"PK\3\4 and then nothing")
    code, said = office("intake", broken, "--actor", "nhap")
    assert code == 2
    alone = said["refusal"]
    code, said = office("intake", tmp_path / "tree", "--actor", "nhap")
    assert (code, said["packages"]) == (1, 1)
    assert [(one["code"], one["says"], one["fix"]) for one in said["refused"]] == [
        (alone["code"], alone["says"], alone["fix"])
    ]
