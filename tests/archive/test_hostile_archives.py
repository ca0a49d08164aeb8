"""An archive from anywhere may be meant to harm: it is refused in plain words, and nothing is written."""

from __future__ import annotations

import json
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from archive_files import contents, packed, zip_with
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.archive import Options, check, make
from tracktwo.archive.manifest import SUMS
from tracktwo.archive.pack import pack, unpack
from tracktwo.errors import FormatError

ROOT = Path(__file__).resolve().parents[2]
PANAMA = ROOT / "examples" / "panama-1974"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return contents(make(PANAMA, Options(draws=5)).data)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "case/../../evil",
        "/etc/evil",
        "C:/evil",
        "case\\..\\..\\evil",
        "a//b",
        "./a",
        "a/",
        "",
        "a\nb",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(name, tmp_path):
    file = zip_with(tmp_path / "evil.zip", (zipfile.ZipInfo(name), b"x"))
    with pytest.raises(FormatError, match="could lead out of the archive's folder"):
        unpack(file)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evil.zip"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_a_link_or_a_device_is_refused(kind, tmp_path):
    entry = zipfile.ZipInfo("case/case.yaml")
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    with pytest.raises(FormatError, match="is a link or a device"):
        unpack(zip_with(tmp_path / "evil.zip", (entry, b"/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["manifest.json", "MANIFEST.json"])
def test_two_files_of_one_name_are_refused(twin, tmp_path):
    with pytest.raises(FormatError, match="stands in it twice"):
        unpack(zip_with(tmp_path / "evil.zip", ("manifest.json", b"{}"), (twin, b"{}")))


def test_a_bomb_is_refused_before_it_goes_off(tmp_path):
    with pytest.raises(FormatError, match="far more than it seems"):
        unpack(zip_with(tmp_path / "bomb.zip", ("results/deals.json", bytes(20_000_000))))


def test_more_than_it_may_hold_is_refused_by_what_it_claims(tmp_path):
    file = zip_with(tmp_path / "bomb.zip", ("a", b"x"), ("b", b"y"))
    data = file.read_bytes()
    for name in (b"a", b"b"):  # the size in the central directory
        start = data.index(
            b"PK\x01\x02", data.index(b"PK\x01\x02") if name == b"a" else data.rindex(b"PK\x01\x02")
        )
        data = data[: start + 24] + struct.pack("<I", 600_000_000) + data[start + 28 :]
    file.write_bytes(data)
    with pytest.raises(FormatError, match="more than 10,000 files or 1 GB"):
        unpack(file)


def test_a_file_that_is_longer_than_it_says_is_refused(tmp_path):
    file = zip_with(tmp_path / "liar.zip", ("a", b"x" * 1000))
    data = file.read_bytes()
    start = data.index(b"PK\x01\x02")
    file.write_bytes(data[: start + 24] + struct.pack("<I", 10) + data[start + 28 :])
    with pytest.raises(FormatError):
        unpack(file)


def test_too_many_files_are_refused(tmp_path):
    file = zip_with(tmp_path / "many.zip", *((f"f{number}", b"") for number in range(10_001)))
    with pytest.raises(FormatError, match="more than 10,000 files"):
        unpack(file)


def test_a_password_is_refused(tmp_path):
    file = zip_with(tmp_path / "locked.zip", ("a", b"x"))
    data = bytearray(file.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(bytes(data))
    with pytest.raises(FormatError, match="locked with a password"):
        unpack(file)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip file at all", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_zip_file_is_refused(data, tmp_path):
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(FormatError, match="no zip file, or it is damaged"):
        check(tmp_path / "a.zip")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FormatError, match="there is no such file"):
        check(tmp_path / "nowhere.zip")


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(FormatError):
        check(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), noise=st.binary(min_size=1, max_size=30))
def test_no_damage_leads_to_anything_but_plain_words(files, tmp_path, place, noise):
    whole = pack({name: files[name] for name in ("manifest.json", SUMS, "README.txt")})
    at = int(place * (len(whole) - 1))
    (tmp_path / "damaged.zip").write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    with pytest.raises(FormatError):
        check(tmp_path / "damaged.zip")


def test_a_missing_and_an_unlisted_file_are_named(files, tmp_path):
    less = {path: data for path, data in files.items() if path != "results/deals.json"}
    with pytest.raises(FormatError, match=r"'results/deals.json' is missing"):
        check(packed(less, tmp_path / "less.zip", sums=False))
    with pytest.raises(FormatError, match=r"'case/more.txt' is not in its list"):
        check(packed({**files, "case/more.txt": b"x"}, tmp_path / "more.zip", sums=False))


@pytest.mark.parametrize("missing", ["manifest.json", SUMS])
def test_an_archive_without_its_list_is_refused(files, tmp_path, missing):
    less = {path: data for path, data in files.items() if path != missing}
    with pytest.raises(FormatError, match=r"there is no manifest.json or no SHA256SUMS"):
        check(packed(less, tmp_path / "less.zip", sums=False))


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        (("options", "draws"), 10**12, "options/draws"),
        (("options", "draws"), "many", "options/draws"),
        (("options", "seconds"), -1, "options/seconds"),
        (("options", "seconds"), float("nan"), r"its manifest\.json is no JSON"),
        (("options", "at"), "2024-02-31", "a day that there is not"),
        (("input", "path"), "case/../../etc", "input/path"),
        (("input", "path"), "case/other", "the case that its list names is not in it"),
        (("archive",), 99, "archive"),
    ],
)
def test_a_list_that_asks_for_what_cannot_be_is_refused(files, tmp_path, keys, value, said):
    manifest = json.loads(files["manifest.json"])
    part = manifest
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = value
    changed = {**files, "manifest.json": json.dumps(manifest).encode()}
    with pytest.raises(FormatError, match=said):
        check(packed(changed, tmp_path / "evil.zip"))


@pytest.mark.parametrize("text", [b"[" * 100_000, b"{", b"\xff", b"[]", b"3"])
def test_a_list_that_is_no_list_is_refused(files, tmp_path, text):
    with pytest.raises(FormatError, match=r"manifest\.json is"):
        check(packed({**files, "manifest.json": text}, tmp_path / "evil.zip", sums=False))


def test_a_case_that_cannot_be_used_is_told_by_its_place_in_the_archive(files, tmp_path):
    broken = {**files, "case/panama-1974/case.yaml": b"title: [\n"}
    with pytest.raises(FormatError, match=r"evil.zip!case/panama-1974/case.yaml:"):
        check(packed(broken, tmp_path / "evil.zip"))


@pytest.mark.parametrize("name", ["a:b", "a\\b", "../a", "a\ud800"])
def test_we_pack_nothing_that_we_would_not_unpack(name):
    with pytest.raises(FormatError, match="its name cannot stand in an archive"):
        pack({name: b""})
    with pytest.raises(FormatError, match="in capital letters alone"):
        pack({"a": b"", "A": b""})


@given(st.dictionaries(st.from_regex(r"\A[a-z0-9é ]{1,8}(/[a-z0-9é ]{1,8}){0,2}\Z"), st.binary(max_size=99)))
def test_what_is_packed_is_unpacked_again(tmp_path_factory, made):
    file = tmp_path_factory.mktemp("packed") / "a.zip"
    file.write_bytes(pack(made))
    assert unpack(file) == made
