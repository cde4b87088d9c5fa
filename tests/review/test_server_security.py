"""The server answers its own pages and nobody else: other hosts, other sites, other folders are refused."""

from __future__ import annotations

import http.client
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsextract.errors import ArgumentError
from newsextract.review import files

from .conftest import Open, Served, serving
from .dumps import LINE, site


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str


class Client:
    """A client that sends just what it is told, as no browser would."""

    def __init__(self, address: str) -> None:
        found = re.search(r":(\d+)/", address)
        assert found
        self.port = int(found[1])
        self.host = f"127.0.0.1:{self.port}"
        self.token = ""
        self.token = re.findall(r'name="newsextract-token" content="([^"]+)"', self.get("/").text)[0]

    def ask(self, method: str, path: str, body: bytes = b"", /, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        sent = {"Host": self.host, "Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        told = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode("utf-8", "replace"))
        connection.close()
        return told

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, b"", **headers)

    def post(self, path: str, data: object, **headers: str) -> Answer:
        right = {"Origin": f"http://{self.host}", "Content-Type": "application/json", "X-Newsextract-Token": self.token, "Sec-Fetch-Site": "same-origin"}
        sent = {name: value for name, value in {**right, **{k.replace("_", "-"): v for k, v in headers.items()}}.items() if value}
        return self.ask("POST", path, json.dumps(data).encode(), **sent)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all: what is refused must leave nothing behind."""
    folder = tmp_path_factory.mktemp("served")
    for serve in serving(folder):
        yield serve(*site(folder / "dumps"))
        assert not (folder / "cases").exists()
        assert not (folder / "profiles").exists()


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    return Client(served.address)


SPANS = {"spans": [{"start": 0, "end": 3, "label": "chrome", "reason": "menu"}]}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", "[::1]:{port}", ""])
def test_another_host_is_refused(client: Client, host: str) -> None:
    told = client.get("/documents/0", Host=host.format(port=client.port))
    assert told.status in (400, 421)
    assert LINE not in told.text


def test_both_names_of_this_machine_are_answered(client: Client) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert client.get("/", Host=f"{name}:{client.port}").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"X_Newsextract_Token": ""},
        {"X_Newsextract_Token": "guess"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
)
def test_a_post_of_another_page_is_refused_and_writes_nothing(client: Client, served: Served, headers: dict[str, str]) -> None:
    told = client.post("/documents/0/save", SPANS, **headers)
    assert told.status in (403, 415)
    assert not served.cases.exists()


def test_a_post_of_its_own_page_is_taken(serve: Callable[..., Served], tmp_path: Path) -> None:
    """Else the refusals above would prove nothing."""
    served = serve(*site(tmp_path / "dumps"))
    assert Client(served.address).post("/documents/0/save", SPANS).status == 200
    assert served.cases.exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert client.ask(method, "/documents/0").status == 405


def test_every_answer_has_a_policy_without_inline_script(client: Client) -> None:
    for path in ("/", "/documents/0", "/proposals", "/static/edit.js", "/nothing", "/documents/99"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
    page = client.get("/documents/0").text
    assert not re.search(r"<script(?![^>]*(?: src=|application/json))", page)
    assert not re.search(r"<[^>]+ (?:on\w+|style)=", page)


@pytest.mark.parametrize(
    "path",
    ["/static/../server.py", "/static/..%2fserver.py", "/static/%2e%2e/server.py", "/static//etc/passwd", "/static/strings.toml",
     "/documents/../../etc/passwd", "/documents/..%2f..%2fetc%2fpasswd", "/documents/-1", "/documents/99", "/documents/0%00", "/documents/%D9%A3", "//etc/passwd"],
)  # fmt: skip
def test_paths_lead_nowhere_else(client: Client, path: str) -> None:
    told = client.get(path)
    assert told.status == 404
    assert "root:" not in told.text
    assert "import" not in told.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"spans": [{"start": 0, "end": 10**9, "label": "body"}]}, "is not a span"),
        ({"spans": [{"start": -1, "end": 3, "label": "body"}]}, "is not a span"),
        ({"spans": [{"start": "0", "end": 3, "label": "body"}]}, "is not a span"),
        ({"spans": [{"start": 0, "end": 3, "label": "<script>"}]}, "'<script>' is not one of title"),
        ({"spans": [{"start": 0, "end": 3, "label": "chrome"}]}, "None is not one of menu"),
        ({"spans": [{"start": 0, "end": 3, "label": "body", "reason": "menu"}]}, "only chrome has a reason"),
        ({"spans": [{"start": 0, "end": 3, "label": "body"}, {"start": 1, "end": 4, "label": "body"}]}, "overlaps"),
        ({"spans": 3}, "is not a list"),
        ({}, "is not a list"),
        ([], "not a JSON object"),
    ],
)
def test_what_is_no_correction_is_told(client: Client, served: Served, data: object, said: str) -> None:
    for act in ("preview", "save"):
        told = client.post(f"/documents/0/{act}", data)
        assert told.status == 400
        assert said in json.loads(told.text)["error"]
    assert not served.cases.exists()


def test_only_what_was_shown_is_written(client: Client, served: Served) -> None:
    for data in ({}, {"site": "누리신문", "digest": "0"}, {"site": "../x", "digest": "../x"}):
        assert client.post("/proposals/write", data).status == 400
    assert not served.profiles.exists()


@pytest.mark.parametrize("name", ["../x.txt", "a/b", "/etc/x", ".hidden", "", "a\x00b", "..", "-rf"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgumentError, match="not a plain file name"):
        files.write(tmp_path / "in", {name: b"x"})
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").symlink_to(outside)
    files.write(tmp_path / "in", {"1.txt": b"new"})
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "in" / "1.txt").read_bytes() == b"new"
    assert not (tmp_path / "in" / "1.txt").is_symlink()


# the same in a browser


@pytest.fixture
def stranger() -> Iterator[Callable[[str], str]]:
    """A page of another origin, served beside the review server."""
    pages: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stranger(text: str) -> str:
        pages["/"] = text.encode()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield stranger
    server.shutdown()
    server.server_close()


def test_a_name_that_was_made_to_lead_here_is_refused(browser: Any, client: Client) -> None:
    """DNS rebinding: the browser believes that evil.example is this machine."""
    page = browser.new_page()
    answer = page.goto(f"http://evil.example:{client.port}/documents/0")
    assert answer.status == 421
    assert LINE not in page.content()
    page.close()


def test_another_site_cannot_post_read_or_frame(open_page: Open, served: Served, stranger: Callable[[str], str]) -> None:
    address = served.address
    page = open_page(stranger("<title>stranger</title><iframe id=f></iframe>"), faulty=True)
    told = page.evaluate(
        """async (address) => {
          const tried = async (act) => { try { const a = await act(); return `${a.type} ${a.status}`; } catch (e) { return "refused"; } };
          const body = JSON.stringify({ spans: [] });
          return [
            await tried(() => fetch(`${address}documents/0`)),
            await tried(() => fetch(`${address}documents/0/save`, { method: "POST", body, mode: "no-cors", headers: { "Content-Type": "text/plain" } })),
            await tried(() => fetch(`${address}documents/0/save`, { method: "POST", body, headers: { "Content-Type": "application/json", "X-Newsextract-Token": "x" } })),
            await new Promise((done) => { const s = document.createElement("script"); s.src = `${address}static/edit.js`; s.onload = () => done("ran"); s.onerror = () => done("refused"); document.body.append(s); }),
          ];
        }""",
        address,
    )
    assert told[0] == "refused"
    assert told[1] in ("opaque 0", "refused")
    assert told[2:] == ["refused", "refused"]
    page.locator("#f").evaluate("(frame, address) => { frame.src = address + 'documents/0'; }", address)
    page.wait_for_timeout(500)
    assert LINE not in " ".join(frame.content() for frame in page.frames)
    page.set_content(f'<form method=post enctype="text/plain" action="{address}documents/0/save"><input name=\'{{"spans":[],"x":"\' value=\'"}}\'></form>')
    with page.expect_navigation():
        page.evaluate("document.forms[0].submit()")
    assert "Refused" in page.inner_text("body")
    assert not served.cases.exists()


def test_hostile_documents_and_names_stay_text(open_page: Open, serve: Callable[..., Served], tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    attack = "<svg onload=document.title='ran'>"
    name = "<img src=x onerror=document.title='ran'>\u202e.txt"
    paths = [folder / name, folder / "2.txt"]
    for number, path in enumerate(paths, 11):
        path.write_text(f"누리군 다리\n{attack}\n입력 2024.05.{number} 18:30\n\n누리군은 {number}일 다리를 놓았다고 밝혔다. {attack}\n\n{attack}\n저작권자 © 누리신문 무단전재 금지\n", encoding="utf-8")
    served = serve(*paths)
    page = open_page(served.address)
    assert "onerror" in page.locator("main").inner_text()
    assert page.locator("main img").count() == 0
    page.goto(f"{served.address}documents/0")
    last = page.locator("#doc [role=option]", has_text="<svg").last
    last.click()
    page.locator("#label").select_option("chrome")
    page.locator("#reason").select_option("ad")
    page.locator("#editor button[type=submit]").click()
    page.locator("#doc .s.edited").wait_for()
    page.locator("#save").click()
    page.locator("#told a").wait_for()
    assert "<svg" in page.locator("#doc").inner_text()
    page.goto(f"{served.address}proposals")
    assert "<svg" in page.locator("main").inner_text()
    assert not page.title().startswith("ran")
    assert page.locator("main img, main svg").count() == 0
