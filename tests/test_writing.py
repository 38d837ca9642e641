"""Writing in one step: a failure leaves what was there."""

from pathlib import Path

import pytest

from scripts.writing import replaced_folder, write_file


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_file(path, b"one")
    path.chmod(0o640)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_whose_writing_fails_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    write_file(path, b"one")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def _fill(path: Path, content: str) -> None:
    with replaced_folder(path) as folder:
        (folder / "x").write_text(content)


def _fill_half(path: Path) -> None:
    with replaced_folder(path) as folder:
        (folder / "x").write_text("half")
        raise KeyboardInterrupt


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool) -> None:  # noqa: FBT001
    if not can_exchange:
        monkeypatch.setattr("scripts.writing._exchange", lambda *_: False)
    out = tmp_path / "out"
    _fill(out, "one")
    (out / "old").touch()
    _fill(out, "two")
    assert [p.name for p in out.iterdir()] == ["x"]
    assert (out / "x").read_text() == "two"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_whose_making_fails_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _fill(out, "one")
    with pytest.raises(KeyboardInterrupt):
        _fill_half(out)
    assert (out / "x").read_text() == "one"
    assert list(tmp_path.iterdir()) == [out]


def test_what_a_killed_run_left_is_cleared_or_put_back(tmp_path: Path) -> None:
    out, unfinished, former = tmp_path / "out", tmp_path / ".out.unfinished", tmp_path / ".out.former"
    _fill(out, "one")
    unfinished.mkdir()
    out.rename(former)
    with pytest.raises(OSError, match="full"), replaced_folder(out):
        raise OSError("full")
    assert (out / "x").read_text() == "one"
    assert list(tmp_path.iterdir()) == [out]
