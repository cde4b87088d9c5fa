"""Invented pages for the tests of metadata."""

from __future__ import annotations

from typing import Any

from lxml import html

from newsextract.metadata import Metadata, read_metadata

TOLD = (
    "한밭시는 22일 새 청사의 문을 열었다. 시민 300명이 개청식에 함께했다. 시장은 “오래 기다렸다”고 말했다. "
)


def page(head: str, body: str = "<p>글</p>") -> Any:
    return html.document_fromstring(f"<html lang=ko><head>{head}</head><body>{body}</body></html>")


def read(head: str, body: str = "<p>글</p>", url: str | None = None) -> Metadata:
    return read_metadata(page(head, body), url)


def linked(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items()
    )
