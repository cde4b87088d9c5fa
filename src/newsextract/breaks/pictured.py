"""Where the caption and credit of a picture end in a line that the story runs on from."""

from __future__ import annotations

import re

from newsextract.breaks.seams import PARTICLE
from newsextract.credits import AGENCIES
from newsextract.names import NAME
from newsextract.prose import is_reporting, is_scene

_GOES_ON = r"(?=[가-힣A-Z0-9“‘\"'\[◆■▶◇])"
_OUTLET = r"[가-힣A-Za-z]{1,6}?(?:경제신문|뉴스투데이|뉴스24|신문|일보|뉴스|TV|방송|타임스|미디어|저널)"
_STAMP = rf"\d{{3}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}(?!\d)\.?(?:\s?/?\s?(?:{AGENCIES}|(?:[가-힣]{{2,3}} )?{NAME} ?[가-힣]{{0,2}}기자))?"
_COPYRIGHT = r"(?:\s{0,3}Copyright \([cC]\) [^.]{2,12}\. All rights reserved\.?(?:\s?무단 전재[가-힣A-Z ,]{0,30}금지\.?)?)?"
_REPORTER = rf"{NAME} ?(?:사진|인턴|수습|객원|선임)?기자"
_BEHIND_SENTENCE = r"(?:(?<=[.다”\")].)|(?<=[.다”\")] .))"
# behind a picture's sentence: the reporter, the outlet, a source with its mark
_MARKED = re.compile(
    rf"[/ⓒ©\[](?:(?<=/){_BEHIND_SENTENCE}\s?(?:[가-힣]{{2,6}}=)?{_REPORTER}(?:\([^()]{{1,12}}\))?{_GOES_ON}"
    rf"|(?<=[ⓒ©]){_BEHIND_SENTENCE}\s?(?:{_OUTLET} {_REPORTER}|{_OUTLET}|AP Photo|REUTERS|Reuters|Getty Images){_GOES_ON}"
    rf"|(?<=\[){NAME} {_OUTLET} ?(?:사진)?기자\]{_GOES_ON}"
    rf"|(?<=/){_BEHIND_SENTENCE} ?(?:사진|자료|그래픽)?(?:제공)?=[가-힣A-Za-z0-9·()]{{2,20}} (?=[가-힣“‘\"])(?!(?:{NAME} ?)?(?:사진|인턴|수습)?(?:기자|특파원)))"
)
# … the agency with a gap behind it; the day, with who was there
_AGENCY = re.compile(rf"(?<=[.다]) ?(?:{AGENCIES})\s{{2,}}(?=\S)")
_STAMPED = re.compile(
    rf"[12](?:(?<=(?:있다|모습|장면)[.].)|(?<=(?:있다|모습|장면)[.] .)){_STAMP}{_COPYRIGHT}"
    rf"\s?(?=[가-힣A-Z“‘\"'])(?!{AGENCIES}|(?:[가-힣]{{2,3}} )?{NAME} ?[가-힣]{{0,2}}기자)"
)
# a picture's place opens with its credit, or with a few words and a source in brackets
_OPENING_SOURCE = re.compile(
    r"(?P<words>[^\[\]]{4,160}?[.가-힣]) ?\[(?:[A-Z][A-Za-z0-9 .,&]{1,24}|[가-힣]{1,6}DB(?:, ?[A-Za-z]{2,20})?)\](?=[가-힣A-Z0-9“‘])"
    r"|(?P<named>(?:(?P<name>[가-힣A-Za-z0-9]{2,14}) )?(?:[가-힣A-Za-z0-9]{2,14} )??제공)(?=(?P=name))"
    r"|(?P<told>[^.]{4,120}[.)]) (?:[가-힣A-Za-z0-9]{1,14} ){1,4}?제공\s{0,4}(?=[가-힣A-Z“‘\"\[])(?!되|된|될|됐|받|했|한|할|하[고기는며다여지던]|을|를|의 |기관|업체|자[가는를 ]|량|처[가는를 ])"
)
_TRIANGLE = re.compile(r"(?<=[.다])\s▲\s?(?=[^▲]{4,160}(?:[ⓒ©]|/?사진[=|]|\[사진))")


def may_hold_picture(text: str) -> bool:
    """Whether a line without other marks of a lost break may hold a day behind a scene, or a second picture.

    >>> may_hold_picture("홍길동 회장이 법원에 향하고 있다. 2024.2.5홍 회장은"), may_hold_picture("시는 도서관을 짓고 있다.")
    (True, False)
    """
    return "▲" in text or ". 20" in text or ".20" in text or ". 19" in text or ".19" in text


def picture_points(text: str, *, opens: bool) -> list[int]:
    """Where a line goes on behind the credit of a picture; `opens` says that the line begins in a picture's place.

    >>> line = "홍길동 대표가 법원에 들어서고 있다. /한밭=성춘향 인턴기자(현장풀)검찰은 이날 영장을 청구했다."
    >>> line[picture_points(line, opens=True)[0] :]
    '검찰은 이날 영장을 청구했다.'
    """
    found = [*_MARKED.finditer(text)]
    if "  " in text:
        found += _AGENCY.finditer(text)
    if "있다." in text or "모습." in text or "장면." in text:
        found += _STAMPED.finditer(text)
    points = [match.end() for match in found if not PARTICLE.match(text, match.end())]
    if "▲" in text:
        points += (match.start() for match in _TRIANGLE.finditer(text))
    if opens and ("제공" in text or "[" in text):
        match = _OPENING_SOURCE.match(text)
        told = match["words"] or match["told"] if match else None
        if match and (told is None or not is_reporting(told) or is_scene(told)):
            points.append(match.end())
    return [point for point in points if 0 < point < len(text)]
