"""What the documents say is so: README and README.ko, CHANGELOG, the examples in the data, the order of imports."""

from __future__ import annotations

import ast
import doctest
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

import newsextract
from newsextract import Article, explain, extract, lexicon, profiles
from newsextract.model import Label, Reason
from newsextract.prove.examples import faults

ROOT = Path(__file__).parents[2]
PACKAGE = Path(newsextract.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
README_KO = (ROOT / "README.ko.md").read_text(encoding="utf-8")
has_cli = pytest.mark.skipif(
    importlib.util.find_spec("newsextract.cli") is None, reason="there is no newsextract.cli yet"
)


class Fence(NamedTuple):
    language: str
    text: str


def fences(text: str) -> list[Fence]:
    """The fenced blocks of a Markdown text, in order."""
    return [Fence(*found) for found in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


def fenced(language: str) -> list[str]:
    return [fence.text for fence in fences(README) if fence.language == language]


DUMP = fenced("text")[0]
PAGE = fenced("html")[0]
COMMANDS = [line for text in fenced("sh") for line in text.splitlines() if line and "pip install" not in line]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds what README's examples speak of; the current folder while a test runs."""
    for name, text in (("dump.txt", DUMP), ("page.html", PAGE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "hanbattimes.toml").write_text(fenced("toml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with the same package that this test imports."""
    path = os.pathsep.join([str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "200", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


# README and README.ko


def _without_figures(text: str) -> str:
    """An article without how sure it is, which changes with the weights."""
    made, count = re.subn(r'"confidence": 0\.\d+', '"confidence": 0', text)
    assert count == 1
    return made


def test_readme_json_is_what_the_program_makes_of_the_dump(desk: Path) -> None:
    article = extract(Path("dump.txt"))
    assert _without_figures(article.to_json()) == _without_figures(fenced("json")[0].rstrip("\n"))


@has_cli
def test_readme_json_is_what_the_command_prints(desk: Path) -> None:
    done = run("-m", "newsextract", "dump.txt", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert _without_figures(done.stdout) == _without_figures(fenced("json")[0])


def test_readme_python_runs(desk: Path) -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    test = parser.get_doctest("".join(fenced("pycon")), {}, "README.md", "README.md", 0)
    assert len(test.examples) > 10
    said: list[str] = []
    runner.run(test, out=said.append)
    assert not said, "".join(said)


@has_cli
@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_runs(command: str, desk: Path) -> None:
    words, given = command, None
    if command.startswith("cat "):
        shown, _, words = command.removeprefix("cat ").partition(" | ")
        given = (desk / shown).read_bytes()
    words, _, into = words.partition(" > ")
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(words)],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        input=given or b"",
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    written = re.search(r" -o (\S+)", words)
    assert (desk / written[1]).stat().st_size if written else done.stdout
    if into.endswith(".jsonl"):
        assert len([json.loads(line) for line in done.stdout.splitlines()]) == 2


@has_cli
def test_readme_options_exist() -> None:
    described = "".join(run("-m", "newsextract", *words, "--help").stdout for words in ((), ("explain",)))
    said = [line for line in README.splitlines() if "pip install" not in line]
    options = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+|-[a-z])(?![\w-])", "\n".join(said)))
    assert "--profiles" in options
    missing = {option for option in options if not re.search(rf"(?<![\w-]){option}\b", described)}
    assert not missing
    for name in re.findall(r"`(\w+)`", next(line for line in said if line.startswith("| `-f`"))):
        assert name in described, name


def test_readme_fixture_is_there() -> None:
    named = re.findall(r"fixtures/[\w.-]+\.txt", README)
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_ci_finds_both_commands_in_readme() -> None:
    """`.ci/run` takes README's two commands by how they end."""
    ours = [line for text in fenced("sh") for line in text.splitlines() if "pip install" in line]
    assert [line for line in README.splitlines() if line.startswith("python3 -m venv")] == ours
    main, test = ours
    assert main.endswith(".txt")
    assert test.endswith(" -m pytest")


@pytest.mark.parametrize("readme", [README, README_KO], ids=["en", "ko"])
def test_readme_names_every_field_label_and_reason(readme: str) -> None:
    words = set(re.findall(r"`(\w+)`", readme))
    assert {*Article().to_dict(), *get_args(Label), *get_args(Reason)} - words == set()


@pytest.mark.parametrize("readme", [README, README_KO], ids=["en", "ko"])
def test_readme_names_every_profile_key(readme: str) -> None:
    rows = set(re.findall(r"^\| `(\w+)`", readme, re.MULTILINE))
    assert set(profiles._KEYS) <= rows


def test_readme_example_profile_holds(desk: Path) -> None:
    (profile,) = profiles.load_folder("profiles")
    assert list(faults(profile)) == []


def test_korean_readme_has_the_same_blocks_and_tables() -> None:
    assert fences(README_KO) == fences(README)
    rows = [re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE) for text in (README, README_KO)]
    assert rows[0] == rows[1]
    heads = [len(re.findall(r"^#+ ", text, re.MULTILINE)) for text in (README, README_KO)]
    assert heads[0] == heads[1]


@pytest.mark.parametrize("name", ["README.md", "README.ko.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/review.md", "docs/batch.md", "docs/confidence.md", "docs/profiles.md"])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    links = [link for link in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")) if not link.startswith("http")]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_changelog_has_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == newsextract.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == newsextract.__version__


def test_contributing_names_every_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.name for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert {room for room in rooms if f"`{room}" not in text} - {"__main__.py"} == set()
    inside = {f"{path.parent.name}/{path.stem}" for path in PACKAGE.glob("*/*.py") if path.stem != "__init__"}
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))
    named = {f"{room}/{module}" for room, row in rows.items() for module in re.findall(r"`(\w+)`", row)}
    assert inside - named == set()


def test_contributing_names_every_tool() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tools = [path.name for path in (ROOT / "tools").glob("*.py")]
    assert [name for name in tools if f"tools/{name}" not in text] == []


def test_contributing_names_every_lexicon_key() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [key for key in lexicon._KEYS if f"`{key}`" not in text and f"[{key}]" not in text] == []


# what is installed


def test_package_holds_its_data() -> None:
    """A wheel without its data would import, and then fail at the first dump."""
    files = resources.files("newsextract")
    assert files.joinpath("py.typed").is_file()
    data = ("lexicon", ".toml"), ("profiles", ".toml"), ("schema", ".json"), ("report", ".jinja"), ("review/templates", ".j2"), ("review/static", ".js"), ("labels", ".toml"), ("labels", ".json"), ("labels", ".crfsuite")
    for folder, suffix in data:
        assert any(entry.name.endswith(suffix) for entry in files.joinpath(folder).iterdir()), folder


def test_import_is_light() -> None:
    """The library must not pay for the command's packages, nor for a repair that few dumps need."""
    heavy = ("click", "rich", "ftfy", "hypothesis", "jsonschema", "jinja2")
    use = "newsextract.extract('누리군은 12일 다리를 놓았다.')"  # public names may be loaded on first use
    code = f"import sys, newsextract; {use}; print([m for m in {heavy!r} if m in sys.modules])"
    done = run("-c", code)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


# the examples in the lexicon and the profiles

STORY = (
    "누리군은 지난 12일 낡은 다리를 고쳐 주민에게 다시 열었다고 밝혔다.",
    "군은 이 다리를 고치는 데 1년 8개월 동안 31억원을 들였다고 설명했다.",
)
STORY_END = "주민 조은별(66)씨는 \"이제 먼 길을 돌지 않아도 된다\"고 말했다."


def _lexicon_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in sorted(resources.files("newsextract.lexicon").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            yield entry.name, tomllib.loads(entry.read_text("utf-8"))


TABLES = dict(_lexicon_tables())
LEAVE = [(name, line) for name, table in TABLES.items() for line in table.get("leave", {}).get("lines", ())]
EXAMPLES = [(name, row["text"]) for name, table in TABLES.items() for row in table.get("example", ())]
PHRASES = [
    (name, kind, phrase)
    for name, table in TABLES.items()
    for kind in ("exact", "inside", "heads", "summaries")
    for phrase in table.get(kind, ())
]


@pytest.mark.parametrize("name", TABLES)
def test_lexicon_file_says_what_it_leaves_alone(name: str) -> None:
    assert TABLES[name].get("leave", {}).get("lines"), f"{name} has no [leave] lines"


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_lexicon_example_is_caught(name: str, text: str) -> None:
    entry = lexicon.load().look_up(text)
    assert entry is not None
    assert entry.reason == TABLES[name]["reason"]
    chrome = {d.text: d.reason for d in explain("\n".join((*STORY, STORY_END, text))).decisions if d.label == "chrome"}
    assert chrome.get(text) == TABLES[name]["reason"]


@pytest.mark.parametrize(("name", "line"), LEAVE)
def test_lexicon_leaves_a_paragraph_alone(name: str, line: str) -> None:
    found = extract("\n\n".join((*STORY, line, STORY_END)))
    assert found.body == (*STORY, line, STORY_END)


@pytest.mark.parametrize(("name", "line"), LEAVE)
def test_lexicon_leaves_a_sentence_alone(name: str, line: str) -> None:
    paragraphs = (STORY[0], f"{STORY[1]} {line}", f"{line} {STORY_END}")
    assert extract("\n\n".join(paragraphs)).body == paragraphs


def test_lexicon_phrase_has_one_reason() -> None:
    """Of a phrase in two files one would win by the order of file names."""
    told: dict[str, set[str]] = {}
    for name, kind, phrase in PHRASES:
        told.setdefault(lexicon.phrase_key(phrase), set()).add(f"{name} ({kind})")
    told.pop("", None)
    assert {key: sorted(places) for key, places in told.items() if len(places) > 1} == {}


def test_lexicon_phrase_can_be_looked_up() -> None:
    """A phrase of decoration only, or a too long one, would never be found."""
    book = lexicon.load()
    assert [phrase for _, _, phrase in PHRASES if book.look_up(phrase) is None] == []


@pytest.mark.parametrize("profile", profiles.shipped(), ids=lambda profile: profile.name)
def test_profile_examples_hold(profile: profiles.Profile) -> None:
    assert list(faults(profile)) == []


# the order that CONTRIBUTING prints: imports run down this list only; names on one line are peers

ORDER = (
    ("__main__",),
    ("cli", "profiles_command", "progress"),
    ("report",),
    ("arrow", "batch", "export", "propose", "prove", "review", "schema"),
    ("__init__", "pipeline"),
    ("labels", "fields", "status"),
    ("readers", "rules", "pieces", "breaks", "segments", "container", "several", "metadata", "decide", "assemble"),
    ("profiles", "lexicon", "pager", "korean"),
    ("article", "model", "markup"),
    ("errors", "messages"),
)
DEPTH = {room: depth for depth, rooms in enumerate(ORDER) for room in rooms}


def _modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("newsextract", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _imports(name: str) -> Iterator[str]:
    """The modules of the package that a module imports, inside its functions too."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "newsextract")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import in line {node.lineno}"
            if node.module and node.module.split(".")[0] == "newsextract":
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    yield full if full in MODULES else node.module


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@pytest.mark.parametrize("name", MODULES)
def test_imports_run_down_the_list(name: str) -> None:
    assert _room(name) in DEPTH, f"{name}: give {_room(name)} its place in ORDER"
    upward = [target for target in _imports(name) if DEPTH[_room(target)] < DEPTH[_room(name)]]
    assert upward == []


def test_imports_make_no_circle() -> None:
    """Peers may import each other, but not in a circle."""
    edges = {name: set(_imports(name)) - {name} for name in MODULES}
    while leaves := {name for name, targets in edges.items() if not targets & edges.keys()}:
        edges = {name: targets for name, targets in edges.items() if name not in leaves}
    assert edges == {}
