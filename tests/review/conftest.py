"""What the tests of the review page share: a browser, pages of it that may say no error, and a place for screenshots."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsextract import explain

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLE = FIXTURES / "nd-page.txt"

Open = Callable[..., Any]
Shoot = Callable[[Any, str], None]


def chromium(*more: str) -> Iterator[Any]:
    """The system's Chromium; tests that need it are skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("the browser tests need Chromium: apt-get install chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*options, *more])
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser for which evil.example is this machine, as an attacker makes it."""
    yield from chromium("--host-resolver-rules=MAP evil.example 127.0.0.1")


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Open an address in a fresh window; whatever the page's console or the network says is a failure."""
    faults: list[str] = []
    contexts = []

    def asked(request: Any) -> None:
        if not request.url.startswith(("file:", "http://127.0.0.1")):
            faults.append(f"asked for {request.url}")

    def answered(dialog: Any) -> None:
        faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def open_page(address: str, *, faulty: bool = False, width: int = 1440, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        if not faulty:
            page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", asked)
        page.on("dialog", answered)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def shoot(tmp_path_factory: pytest.TempPathFactory) -> Shoot:
    """Keep a screenshot, in the folder that NEWSEXTRACT_SCREENSHOTS names or in pytest's own."""
    named = os.environ.get("NEWSEXTRACT_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)

    def shoot(page: Any, name: str) -> None:
        page.wait_for_timeout(250)  # transitions come to rest
        page.screenshot(path=folder / f"{name}.png")

    return shoot


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """The address of the self-contained page of a document."""

    def written(source: Path | str, **known: Any) -> str:
        pytest.importorskip("jinja2")
        from newsextract.review.page import page

        path = tmp_path / "review.html"
        path.write_text(page(explain(source, **known)), encoding="utf-8")
        return path.as_uri()

    return written


class Served(NamedTuple):
    """A review server at work: its address, and the folders that it may write to."""

    address: str
    documents: list[Path]
    cases: Path
    profiles: Path


def serving(folder: Path) -> Iterator[Callable[..., Served]]:
    """Start `newsextract review` as its user does, on a free port; it is stopped at the end."""
    for needed in ("jinja2", "starlette", "uvicorn"):
        pytest.importorskip(needed)
    started: list[subprocess.Popen[str]] = []

    def serve(*documents: Path, profiles: bool = True) -> Served:
        folders = folder / "cases", folder / "profiles"
        command = [sys.executable, "-m", "newsextract", "review", *map(str, documents), "--port", "0", "--cases", str(folders[0])]
        command += ["--profiles", str(folders[1])] if profiles else []
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        started.append(process)
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"open (http://127\.0\.0\.1:\d+/)", said)
        assert found, said
        return Served(found[1], list(documents), *folders)

    yield serve
    for process in started:
        process.terminate()
        process.wait(timeout=20)
        assert process.stderr is not None
        process.stderr.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """A server for one test."""
    yield from serving(tmp_path)
