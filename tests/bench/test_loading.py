"""How long a great load takes, and how much memory, beside plain ``loaddata`` in the same run and with readers beside."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import psycopg
import psycopg.sql
import pytest

from mousite.environment import BASE
from tests.bench import generated
from tests.bench.served import ask, served
from tests.mousite.conftest import SECRET

pytestmark = pytest.mark.bench

#: Agreements of the great file, and of the one that `loaddata` also takes: it would need hours for the other.
GREAT, SMALL = int(os.environ.get("BENCH_N", "100000")), int(os.environ.get("BENCH_LOADDATA_N", "1000"))
#: The most memory a load may take, in MiB.
MOST = 500
SERVER = "postgres://postgres@127.0.0.1:5432"
#: Kibibytes, but on macOS bytes.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Run:
    """One command that ran to its end: seconds by the clock and of the processor, peak memory in MiB, its output.

    The processor's seconds are those of the command alone: what a database server did for it is not in them. The
    memory is never less than that of the process that measures, some 150 MiB.
    """

    seconds: float
    processor: float
    memory: float
    output: str


def run(environment, *arguments):
    """Run a command of ``manage.py`` by itself, so that its memory can be told."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *map(str, arguments)], cwd=BASE, env=environment, stdout=subprocess.PIPE
    )
    output = process.stdout.read().decode()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, output
    memory = used.ru_maxrss * MEMORY_UNIT / 2**20
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, memory, output)


def answers(address):
    try:
        psycopg.connect(f"{address}/postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request, tmp_path):
    """Makes environments, each with a database of its own of that kind, in which there is nothing yet."""
    given = os.environ.get("DATABASE_URL", "")
    server = given.rpartition("/")[0] if given.startswith("postgres") else SERVER
    if request.param == "postgresql" and not answers(server):
        pytest.fail(f"No PostgreSQL server answers at {server}; name one with DATABASE_URL.")
    made = []

    def make(name):
        address = f"sqlite:///{tmp_path}/{name}.sqlite3"
        if request.param == "postgresql":
            address = f"{server}/mousite_bench_{name}"
            create(server, f"mousite_bench_{name}")
            made.append(f"mousite_bench_{name}")
        return {
            "PATH": os.environ["PATH"],
            "MOUSITE_VAR": str(tmp_path / "var"),
            "MOUSITE_SECRET_KEY": SECRET,
            "DATABASE_URL": address,
        }

    yield make
    for name in made:
        drop(server, name)


def create(server, name):
    drop(server, name)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))


def drop(server, name):
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(
            psycopg.sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(psycopg.sql.Identifier(name))
        )


@pytest.fixture(scope="module")
def great(tmp_path_factory):
    """The great file, and how many objects of each kind are in it."""
    path = tmp_path_factory.mktemp("great") / "great.json"
    return path, generated.write(path, GREAT)


class Reader(threading.Thread):
    """Someone who reads a list and an agreement again and again until told to stop.

    Pages that a load leaves as long as they were: how long a list of all takes is another question.
    """

    PAGES = ("/en/areas/trade-and-investment/", "/en/agreements/hainan-hong-kong-2025/")

    def __init__(self, connection):
        super().__init__()
        self.connection, self.stopped, self.taken = connection, threading.Event(), []

    def run(self):
        while not self.stopped.is_set():
            for address in self.PAGES:
                self.taken.append(ask(self.connection, address)[0] * 1000)
            time.sleep(0.05)

    @property
    def p99(self):
        return sorted(self.taken)[int(len(self.taken) * 0.99)]


def read_while(connection, work):
    """What the work gave, and the slowest of a hundred answers meanwhile, in milliseconds."""
    reader = Reader(connection)
    reader.start()
    try:
        given = work()
    finally:
        reader.stopped.set()
        reader.join()
    return given, reader.p99


def say(*lines):
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def test_great_load_twice_with_readers_beside(fresh, great):
    path, counts = great
    environment = fresh("great")
    run(environment, "set_up")

    with served("mousite.wsgi:application", environment) as connection:
        read_while(connection, lambda: time.sleep(2))
        _, alone = read_while(connection, lambda: time.sleep(10))
        first, beside = read_while(connection, lambda: run(environment, "load", path, "--json"))
    second = run(environment, "load", path, "--json")

    report, again = json.loads(first.output), json.loads(second.output)
    objects = sum(counts.values())
    say(
        f"{environment['DATABASE_URL'].partition(':')[0]}: {GREAT} agreements, {objects} objects",
        f"first load   {first.seconds:8.1f} s, {GREAT / first.seconds:8.0f} agreements/s "
        f"({GREAT / first.processor:.0f} by its processor time), {first.memory:.0f} MiB",
        f"second load  {second.seconds:8.1f} s, {GREAT / second.seconds:8.0f} agreements/s, {second.memory:.0f} MiB",
        f"a reader     {alone:8.0f} ms alone, {beside:.0f} ms beside the load (p99)",
    )
    assert {name: found["new"] for name, found in report["counts"].items()} == dict(counts)
    assert {outcome for found in again["counts"].values() for outcome, n in found.items() if n} == {"same"}
    assert (again["written"], again["revisions"]) == (False, 0)
    assert max(first.memory, second.memory) < MOST


def test_beside_loaddata(fresh, tmp_path):
    """Both start in the same half second, which a great file makes nothing of: it is taken off."""
    path, nothing = tmp_path / "small.json", tmp_path / "nothing.json"
    counts = generated.write(path, SMALL)
    nothing.write_text("[]\n", encoding="ascii")
    ours, theirs = fresh("loaded"), fresh("plain")
    for environment in (ours, theirs):
        run(environment, "migrate", "--verbosity", 0)

    start = run(ours, "load", nothing).seconds
    loaded = run(ours, "load", path).seconds - start
    plain_run = run(theirs, "loaddata", path)
    plain = plain_run.seconds - start

    say(
        f"{ours['DATABASE_URL'].partition(':')[0]}: {SMALL} agreements, {sum(counts.values())} objects",
        f"load {loaded:.1f} s, loaddata {plain:.1f} s: {plain / loaded:.1f} x (beside {start:.1f} s to start)",
    )
    assert f"Installed {sum(counts.values())} object(s)" in plain_run.output
