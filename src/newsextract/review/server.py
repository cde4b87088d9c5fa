"""The review server: a list of documents, a page for each, and what their reader says of them.

It listens on loopback only, and `guard.py` stands before every page.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from newsextract.errors import ArgumentError, NewsextractError
from newsextract.review import assets, proposals
from newsextract.review.desk import Desk, number_in
from newsextract.review.guard import App, Guard
from newsextract.review.page import Assets, content, fragments, render
from newsextract.review.spans import parse
from newsextract.review.wording import word

_LARGEST = 32 * 1024 * 1024  # bytes that a page may post


class _Pages:
    """The answers; one reader's documents are worked on one at a time."""

    def __init__(self, desk: Desk, token: str) -> None:
        self._desk, self._token, self._lock = desk, token, threading.Lock()

    def listed(self, request: Request) -> Response:
        with self._lock:
            rows = self._desk.rows()
            folders = {row.name.rpartition("/")[0] for row in rows}
            cut = len(folders.pop()) + 1 if len(folders) == 1 and "" not in folders else 0
            return self._page("list.html.j2", title=word("ui", "documents"), rows=rows, cut=cut)

    def document(self, request: Request) -> Response:
        with self._lock:
            number = number_in(self._desk, request.path_params["number"])
            spans = self._desk.saved.get(number, ())
            values = content(self._desk.corrected(number, spans))
            kept = {"there": number in self._desk.saved, "spans": [span.to_dict() for span in spans]}
            return self._page("review.html.j2", **values, kept=kept)

    def preview(self, number: str, data: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            at = number_in(self._desk, number)
            return fragments(self._desk.corrected(at, self._spans(at, data)))

    def save(self, number: str, data: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            at = number_in(self._desk, number)
            spans = self._spans(at, data)
            written = self._desk.save(at, spans)
            return {"files": [str(path) for path in written], "proposals": any(span.label == "chrome" for span in spans)}

    def proposed(self, request: Request) -> Response:
        with self._lock:
            numbers = {reading.sample.name: number for number, reading in enumerate(self._desk.readings)}
            made = proposals.proposals(self._desk)
            can_write = self._desk.profiles is not None
            title = word("ui", "proposals")
            return self._page("proposals.html.j2", title=title, proposals=made, numbers=numbers, can_write=can_write)

    def write(self, _: str, data: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            return {"file": proposals.write(self._desk, str(data.get("site")), str(data.get("digest")))}

    def _spans(self, number: int, data: dict[str, Any]) -> Any:
        return parse(data.get("spans"), self._desk.readings[number].explanation.source)

    def _page(self, template: str, **values: object) -> Response:
        return HTMLResponse(render(template, Assets(), token=self._token, **values))


def application(desk: Desk, *, port: int, token: str) -> App:
    """The whole server as an ASGI application that answers at `port`."""
    pages = _Pages(desk, token)
    routes = [
        Route("/", pages.listed),
        Route("/documents/{number}", pages.document),
        Route("/documents/{number}/preview", _posted(pages.preview), methods=["POST"]),
        Route("/documents/{number}/save", _posted(pages.save), methods=["POST"]),
        Route("/proposals", pages.proposed),
        Route("/proposals/write", _posted(pages.write), methods=["POST"]),
        Route("/static/{name}", _static),
        Route("/favicon.ico", lambda request: Response(status_code=204)),
    ]
    app = Starlette(routes=routes, exception_handlers={NewsextractError: _told, OSError: _not_written})
    return Guard(app, port=port, token=token)


def serve(desk: Desk, port: int, token: str, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address. Raises OSError where the port is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()  # from here on a browser waits, and is not refused
        port = listening.getsockname()[1]
        config = uvicorn.Config(application(desk, port=port, token=token), log_level="warning", server_header=False)
        ready(f"http://127.0.0.1:{port}/")
        uvicorn.Server(config).run(sockets=[listening])


def _posted(act: Callable[[str, dict[str, Any]], dict[str, Any]]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        data = b""
        async for part in request.stream():
            data += part
            if len(data) > _LARGEST:
                return JSONResponse({"error": f"more than {_LARGEST} bytes were sent"}, 413)
        try:
            posted = json.loads(data)
        except ValueError:
            posted = None
        if not isinstance(posted, dict):
            return JSONResponse({"error": "what was sent is not a JSON object"}, 400)
        done = await run_in_threadpool(act, request.path_params.get("number", ""), posted)
        # halves of surrogate pairs have no UTF-8: JSON's own escapes keep them
        return Response(json.dumps(done), media_type="application/json")

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "review.css":
        return Response(assets.style(), media_type="text/css")
    if name in assets.SERVED:
        return Response(assets.file(name), media_type="text/javascript")
    return PlainTextResponse("Not found.", 404)


def _told(request: Request, error: Exception) -> Response:
    """What the library refuses, in its words: for a script as JSON, for a reader as text."""
    if request.method == "POST":
        return JSONResponse({"error": str(error)}, 400)
    return PlainTextResponse(str(error), 404 if isinstance(error, ArgumentError) else 500)


def _not_written(request: Request, error: Exception) -> Response:
    assert isinstance(error, OSError)
    name = f"{error.filename}: " if error.filename else ""
    return JSONResponse({"error": f"cannot be written: {name}{error.strerror or error}"}, 500)
