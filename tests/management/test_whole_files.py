"""A file is there whole, or as it was before."""

import os
import stat
import threading

import pytest

from agreements.management.whole_files import is_passage, replaced


def content_of(folder):
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


def write(path, *words):
    with replaced(path) as stream:
        for word in words:
            if not isinstance(word, str):
                raise word
            stream.write(word)


def test_file_is_made_and_replaced(tmp_path):
    write(tmp_path / "dump.json", "一\n")
    write(tmp_path / "dump.json", "二", "三\n")

    assert content_of(tmp_path) == {"dump.json": "二三\n"}


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, ValueError])
def test_fault_leaves_what_was_there(tmp_path, fault):
    (tmp_path / "dump.json").write_text("before", encoding="utf-8")

    for name in ("dump.json", "new.json"):
        with pytest.raises(fault):
            write(tmp_path / name, "after", fault)

    assert content_of(tmp_path) == {"dump.json": "before"}


def test_nobody_sees_a_file_half_written(tmp_path):
    (tmp_path / "dump.json").write_text("before", encoding="utf-8")

    with replaced(tmp_path / "dump.json") as stream:
        stream.write("after")
        stream.flush()
        seen = (tmp_path / "dump.json").read_text(encoding="utf-8")

    assert (seen, content_of(tmp_path)) == ("before", {"dump.json": "after"})


def test_rights_of_a_file_stay_and_those_of_a_new_one_are_the_usual(tmp_path):
    (tmp_path / "dump.json").touch(mode=0o600)
    (tmp_path / "usual.json").touch()

    write(tmp_path / "dump.json", "after")
    write(tmp_path / "new.json", "after")

    rights = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert rights["dump.json"] == 0o600
    assert rights["new.json"] == rights["usual.json"]


def test_link_stays_a_link(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "dump.json").symlink_to(tmp_path / "kept" / "dump.json")

    write(tmp_path / "dump.json", "after")

    assert (tmp_path / "dump.json").is_symlink()
    assert content_of(tmp_path / "kept") == {"dump.json": "after"}


def test_pipe_is_written_to_as_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()

    write(pipe, "一")

    reader.join()
    assert read == ["一"]
    assert [is_passage(path) for path in (pipe, tmp_path, tmp_path / "none")] == [True, False, False]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(("name", "fault"), [(".", IsADirectoryError), ("none/dump.json", FileNotFoundError)])
def test_what_cannot_be_written_is_refused(tmp_path, name, fault):
    with pytest.raises(fault):
        write(tmp_path / name, "after")

    assert content_of(tmp_path) == {}
