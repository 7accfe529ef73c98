"""Many documents uploaded over HTTP while the worker is killed: all there once, each read once.

usage: python benchmarks/web_upload.py [--documents 100] [--kills 3] [--hurry]

A fresh installation is served as ``taizhang serve`` does (on PostgreSQL where ``TAIZHANG_TEST_DATABASE_URL``
names an empty database). The documents are made of the samples with other places and figures; every tenth is
given twice at once. The worker is killed (``kill -9``) while it reads; the lease of its job runs out before
another takes it over; ``--hurry`` ends the lease at once. Prints a line for a table; exit status 1 where a
document is missing, was read twice or not at all, or the log of events does not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from uuid import uuid4

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_SAMPLES = ("yunlan-2023.txt", "xingzhu-2024.html", "yunlan-2025.docx", "yunlan-2022.html")
_FIRST, _SECOND = "松鹤青石柳沙梅竹江湖", "涧汀峦坪溪塘岭洲浦湾"


def main() -> int:
    """Make, serve, upload, kill, wait, count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--hurry", action="store_true")
    asked = parser.parse_args()
    if url := os.environ.get("TAIZHANG_TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = made(folder / "given", number=asked.documents)
        port, link = prepared(folder / "data")
        served = subprocess.Popen(
            [sys.executable, "-m", "taizhang.cli.main", "serve", "--port", str(port), "--worker"],
            stderr=subprocess.DEVNULL,
        )
        try:
            began = time.perf_counter()
            upload(files, address=f"http://127.0.0.1:{port}", link=link)
            uploaded = time.perf_counter() - began
            kill_and_wait(number=asked.documents, kills=asked.kills, hurry=asked.hurry)
            read = time.perf_counter() - began
        finally:
            served.send_signal(signal.SIGTERM)
            served.wait(timeout=60)
        faults = checked(files)
    from django.db import connection

    print(
        f"| {connection.vendor} | {asked.documents} documents, {asked.kills} kills "
        f"| uploaded in {uploaded:.0f} s | read in {read:.0f} s | {len(faults)} faults |"
    )
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def made(folder: Path, *, number: int) -> list[Path]:
    """``number`` reports in ``folder``: the samples with other names of places and other figures."""
    import docx

    folder.mkdir()
    files = []
    for count in range(number):
        chance = random.Random(count)
        sample = EXAMPLES / _SAMPLES[count % len(_SAMPLES)]
        place = _FIRST[count % 10] + _SECOND[count // 10 % 10]

        def other(text: str, chance: random.Random = chance, place: str = place) -> str:
            text = text.replace("云岚", place).replace("星渚", place)
            return re.sub(r"(?<=\d\.)\d", lambda _: str(chance.randint(1, 9)), text)

        path = folder / f"{place}-{count}{sample.suffix}"
        if sample.suffix == ".docx":
            document = docx.Document(str(sample))
            cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
            for paragraph in [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]:
                for run in paragraph.runs:
                    run.text = other(run.text)
            document.save(str(path))
        else:
            raw = sample.read_bytes()
            encoding = next(name for name in ("utf-8", "gb18030") if _decodes(raw, name))
            path.write_bytes(other(raw.decode(encoding)).encode(encoding))
        files.append(path)
    return files


def prepared(folder: Path) -> tuple[int, str]:
    """A fresh installation: a free port, and the path that signs its administrator in."""
    os.environ["TAIZHANG_DATA"] = str(folder)
    from taizhang.web.start import migrate, start

    start(data=folder)
    migrate()
    told = subprocess.run(
        [sys.executable, "-m", "taizhang.cli.main", "createadmin", "--unit", "某某区"],
        capture_output=True,
        text=True,
        check=True,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1]), urllib.parse.urlsplit(told.stdout.strip()).path


def upload(files: list[Path], *, address: str, link: str) -> None:
    """Give each file in a request of its own, four at a time; every tenth twice at once."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    for _ in range(300):
        try:
            opener.open(f"{address}/healthz").close()
            break
        except OSError:
            time.sleep(0.1)
    _post(opener, f"{address}{link}", {"csrfmiddlewaretoken": _token(opener, f"{address}{link}")})
    target = f"{address}/library/documents/upload"
    token = _token(opener, target)
    given = [file for count, file in enumerate(files) for _ in range(2 if count % 10 == 0 else 1)]
    with ThreadPoolExecutor(4) as pool:
        for status in pool.map(lambda file: _give(opener, target, file, token=token), given):
            assert status == 200, status


def kill_and_wait(*, number: int, kills: int, hurry: bool) -> None:
    """Wait until nothing is left to do; kill the worker ``kills`` times while it reads."""
    from taizhang.web.jobs.models import Job, JobState
    from taizhang.web.library.models import Document, DocumentState

    killed: set[int] = set()
    while True:
        read = Document.objects.exclude(state=DocumentState.WAITING).count()
        if len(killed) < kills and read >= number * (len(killed) + 1) // (kills + 2):
            for running in Job.objects.filter(kind="library.read", state=JobState.RUNNING):
                worker = int(running.leased_by.split(":")[1])
                if worker in killed:  # its lease has not run out yet
                    continue
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)
                if hurry:
                    Job.objects.filter(pk=running.pk, attempts=running.attempts).update(
                        leased_until=running.created_at
                    )
                break
        is_open = Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING)).exists()
        if len(killed) >= kills and not is_open:
            return
        time.sleep(0.02 if len(killed) < kills else 0.5)


def checked(files: list[Path]) -> list[str]:
    """What is not as it should be, a line each."""
    import hashlib

    from taizhang.web.audit.chain import verify
    from taizhang.web.audit.models import Event
    from taizhang.web.library.models import Document, DocumentState, Statement

    faults = []
    digests = list(Document.objects.values_list("file_digest", flat=True))
    given = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    if sorted(digests) != sorted(given):
        faults.append(f"{len(given)} given, {len(digests)} there, {len(set(digests) & set(given))} right")
    for document in Document.objects.order_by("pk"):
        events = Event.objects.filter(subject_type="library.document", subject_id=str(document.pk))
        reads = events.filter(action="library.read").count()
        kept = Statement.objects.filter(document=document).count()
        if (
            document.state != DocumentState.READ
            or reads != 1
            or not kept
            or kept != document.statements_count
        ):
            faults.append(f"{document.file_name}: {document.state}, read {reads} times, {kept} statements")
    if verify().broken:
        faults.append("the log of events does not hold")
    return faults


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _token(opener: urllib.request.OpenerDirector, address: str) -> str:
    with opener.open(address) as page:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    assert found, address
    return found[1]


def _post(opener: urllib.request.OpenerDirector, address: str, values: dict[str, str]) -> None:
    request = urllib.request.Request(address, data=urllib.parse.urlencode(values).encode())
    request.add_header("Referer", address)
    opener.open(request).close()


def _give(opener: urllib.request.OpenerDirector, address: str, file: Path, *, token: str) -> int:
    mark = uuid4().hex
    fields = {"csrfmiddlewaretoken": token, "tier": "internal"}
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
    body = b"".join([*parts, head.encode(), file.read_bytes(), f"\r\n--{mark}--\r\n".encode()])
    request = urllib.request.Request(address, data=body)
    request.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
    request.add_header("HX-Request", "true")
    request.add_header("Referer", address)
    with opener.open(request) as answer:
        answer.read()
        return int(answer.status)


if __name__ == "__main__":
    sys.exit(main())
