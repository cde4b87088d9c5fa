"""What stands before the pages: only the reader's own browser, on these pages, is answered.

- A request must name this server as its host: a stranger's name that was made to lead here
  (DNS rebinding) is refused.
- A page of another origin gets nothing: no post, no script, no frame, no picture.
- A post must come from these pages (Origin, Sec-Fetch-Site), be JSON, and carry the token
  that they hold, which is another one in each run.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN_HEADER = "x-newsextract-token"
_ANSWER: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """The application behind the checks above; every answer carries the headers of `_ANSWER`."""

    def __init__(self, app: App, *, port: int, token: str) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:
            self._hosts |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope["method"], Headers(scope=scope))
        app = PlainTextResponse(refused[1], refused[0]) if refused else self._app

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_ANSWER)
            await send(message)

        await app(scope, receive, guarded)

    def _refused(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """The status and the words with which a request is refused; None for one that is answered."""
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, f"This server answers to {min(self._hosts)} only."
        site = headers.get("sec-fetch-site", "none")
        if method in ("GET", "HEAD"):
            # a link that leads here is followed; a page that embeds us or reads from us is not
            embedded = headers.get("sec-fetch-dest", "document") != "document"
            return (403, "Refused: asked for by another site.") if embedded and site not in ("none", "same-origin") else None
        if method != "POST":
            return 405, "Only GET and POST are answered."
        if headers.get("origin") != f"http://{host}" or site not in ("none", "same-origin"):
            return 403, "Refused: not posted by a page of this server."
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return 415, "Only JSON is taken."
        if not secrets.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self._token.encode()):
            return 403, "Refused: the page is of an earlier run. Load it again."
        return None
