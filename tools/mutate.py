"""How well the tests hold what the package knows: words and alternatives are deleted at random, and the quick tests run.

    python tools/mutate.py --number 20 --seed 1

A mutation deletes one word of a list in `korean/words.toml`, one line of the lexicon, or one alternative of a pattern in
a module of `korean` (`--only` names other files, below `src/newsextract`). It is made in a copy of the package. It is
caught if a test fails that did not fail before. What is not caught is printed: either a test is missing, or nothing
needs what was deleted.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_PACKAGE = ROOT / "src" / "newsextract"
_FILES = ("korean/words.toml", "korean/*.py", "lexicon/*.toml")
_TESTS = (
    "tests/korean", "tests/test_fixtures.py", "tests/test_pages.py", "tests/test_chrome.py", "tests/test_leave_alone.py",
    "tests/test_portals.py", "tests/test_glued_pictures.py", "tests/test_glued_headlines.py", "tests/cases",
)  # fmt: skip
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_ITEM_LINE = re.compile(r"""\s*(?:(?:"(?:[^"\\]|\\.)*"|'[^']*'),?\s*)+(?:\#.*)?$""")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)


class Mutation(NamedTuple):
    """Characters of a file that are deleted."""

    path: Path
    start: int
    end: int
    text: str

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return f"{self.path.relative_to(_PACKAGE)}: {' '.join(self.text.split())}"


def of_list(path: Path, text: str) -> Iterator[Mutation]:
    """Each string of a list in TOML, with its comma; of the lexicon's tests (`example`, `leave`) none."""
    at = 0
    inside = ""
    for line in text.splitlines(keepends=True):
        opening = re.match(r"(\w+) = \[", line)
        if line.startswith("["):
            inside = line.strip("[]\n ")
        rest = line[opening.end() :] if opening else line
        if inside not in ("example", "leave") and (opening or _ITEM_LINE.match(line)):
            for found in _STRING.finditer(rest):
                comma = re.match(r",\s?", rest[found.end() :])
                start = at + len(line) - len(rest) + found.start()
                end = start + len(found.group()) + (comma.end() if comma else 0)
                yield Mutation(path, start, end, found.group())
        at += len(line)


def of_patterns(path: Path, text: str) -> Iterator[Mutation]:
    """Each alternative of the patterns of a module, with its bar."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    data = text.encode()
    tree = ast.parse(text)
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        constant = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if not (constant or isinstance(node, ast.JoinedStr)) or id(node) in inner or id(node) in docs:
            continue
        assert isinstance(node, ast.Constant | ast.JoinedStr)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        low = len(data[: starts[node.lineno - 1] + node.col_offset].decode())
        high = len(data[: starts[node.end_lineno - 1] + node.end_col_offset].decode())
        literal = text[low:high]
        if not re.match(r"r|fr|rf", literal):
            continue  # patterns are raw strings here
        quote = literal.index(literal[-1])
        size = 3 if literal[quote : quote + 3] == literal[-1] * 3 else 1
        begin, stop = quote + size, len(literal) - size
        for start, end in alternatives(literal[begin:stop]):
            yield Mutation(path, low + begin + start, low + begin + end, literal[begin + start : begin + end])


def alternatives(pattern: str) -> list[tuple[int, int]]:
    """Where the alternatives of a pattern are, each with one of its bars.

    >>> [pattern[a:b] for pattern in [r"(?:사진|그림[|)]|표)=x"] for a, b in alternatives(pattern)]
    ['사진|', '그림[|)]|', '|표']
    """
    groups: list[list[int]] = [[0]]  # of each open group: where its alternatives begin
    found: list[tuple[int, int]] = []

    def close(end: int) -> None:
        begins = groups.pop()
        if len(begins) > 1:
            found.extend(pairwise(begins))
            found.append((begins[-1] - 1, end))

    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif character == "[":
            at = _class_end(pattern, at)
        elif character == "{" and (braces := re.compile(r"\{[^{}|]*\}").match(pattern, at)):
            at = braces.end() - 1
        elif character == "#" and re.search(r"(?:^|\n| {2})\s*$", pattern[:at]):  # a comment of a verbose pattern
            at = (pattern.find("\n", at) + 1 or len(pattern)) - 1
        elif character == "(":
            groups.append([at + len(re.match(r"\((?:\?(?:[:=!]|<[=!]|P<\w+>))?", pattern[at:])[0])])  # type: ignore[index]
        elif character == ")" and len(groups) > 1:
            close(at)
        elif character == "|":
            groups[-1].append(at + 1)
        at += 1
    while groups:
        close(len(pattern))
    return sorted(found)


def _class_end(pattern: str, at: int) -> int:
    """Where a class of characters ends: at its bracket."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    at += pattern[at : at + 1] == "]"
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def mutations(globs: Sequence[str]) -> list[Mutation]:
    """All that could be deleted from the files."""
    found: list[Mutation] = []
    for path in sorted({path for glob in globs for path in _PACKAGE.glob(glob)}):
        text = path.read_text(encoding="utf-8")
        found += of_list(path, text) if path.suffix == ".toml" else of_patterns(path, text)
    return found


def chosen(every: Sequence[Mutation], number: int, seed: int) -> list[Mutation]:
    """Some of them, each kind of file alike: the lexicon has many more lines than a module has alternatives."""
    dice = random.Random(seed)
    kinds: dict[str, list[Mutation]] = {}
    for mutation in every:
        kinds.setdefault(f"{mutation.path.parent.name}{mutation.path.suffix}", []).append(mutation)
    for of in kinds.values():
        dice.shuffle(of)
    found: list[Mutation] = []
    while len(found) < number and any(kinds.values()):
        found += [of.pop() for of in kinds.values() if of]
    return found[:number]


def run(package: Path, tests: Sequence[str]) -> set[str] | None:
    """The tests that fail with a copy of the package; None where it cannot even be imported."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    every = "import newsextract, newsextract.pipeline, newsextract.lexicon as l; l.load(); newsextract.extract('.')"
    if subprocess.run([sys.executable, "-c", every], env=environment, capture_output=True).returncode:
        return None
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE", *tests]
    return failures(subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True).stdout)


def failures(output: str) -> set[str]:
    """The tests that pytest's summary says failed.

    >>> failures("FAILED tests/test_pages.py::test_page[a b] - Failed: a\\n1 failed")
    {'tests/test_pages.py::test_page[a b]'}
    """
    return set(_FAILED.findall(output))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--number", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=_FILES, metavar="GLOB", help="files below src/newsextract")
    parser.add_argument("--tests", nargs="+", default=_TESTS)
    args = parser.parse_args()
    caught = broken = made = 0
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "newsextract"
        shutil.copytree(_PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        before = run(package, args.tests)
        if before is None:
            raise SystemExit("the package cannot be imported")
        print(f"{len(before)} tests fail without a mutation", flush=True)
        for mutation in chosen(mutations(args.only), args.number, args.seed):
            text = mutation.path.read_text(encoding="utf-8")
            copy = package / mutation.path.relative_to(_PACKAGE)
            copy.write_text(text[: mutation.start] + text[mutation.end :], encoding="utf-8")
            failed = run(package, args.tests)
            copy.write_text(text, encoding="utf-8")
            made += 1
            new = set() if failed is None else failed - before
            caught += failed is None or bool(new)
            broken += failed is None
            said = "breaks it" if failed is None else f"caught by {len(new)}" if new else "NOT CAUGHT"
            print(f"{said:14} {mutation.place}", flush=True)
    print(f"{caught} of {made} caught ({caught / max(1, made):.0%}), {broken} of them because nothing could be read at all")


if __name__ == "__main__":
    main()
