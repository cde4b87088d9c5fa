"""Why a label: every feature has its sentence, and a decision says what spoke for it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from newsextract import explain
from newsextract.decide import Proposal
from newsextract.export import explained
from newsextract.labels.bounds import as_labels
from newsextract.labels.model import Labelled
from newsextract.labels.reasons import key_of, names, sentence
from newsextract.model import Label, Reason
from newsextract.segments.features import features as features_of
from newsextract.segments.segment import Segment

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = sorted([*FIXTURES.glob("*.txt"), *(FIXTURES / "pages").glob("*.html")])


@pytest.fixture(scope="module")
def features() -> set[str]:
    """Every feature of every fixture."""
    found: set[str] = set()

    def kept(*given: object) -> list[list[str]]:
        made = features_of(*given)  # type: ignore[arg-type]
        found.update(*made)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsextract.pipeline.features", kept)
        for path in DOCUMENTS:
            explain(path, reasons=False)
    return found


def test_every_feature_has_its_sentence(features: set[str]) -> None:
    assert len(features) > 1000
    assert sorted(feature for feature in features if key_of(feature) is None) == []


def test_every_sentence_is_whole(features: set[str]) -> None:
    for feature in features:
        for said in sentence(feature):
            assert said.endswith(".")
            assert "{value}" not in said
            assert "{number}" not in said


def test_a_feature_without_a_sentence_is_named() -> None:
    assert sentence("new=thing").en == "It has the feature new=thing."


@pytest.mark.parametrize(
    ("feature", "en", "ko"),
    [
        ("rules=body+", "It is called body by the rules.", "이 조각은 규칙으로 보면 본문이다."),
        ("-1:told", "The piece before it ends as a sentence does.", "앞 조각은 문장으로 끝난다."),
        ("2:lexicon-line=share", "The second piece behind it stands on a line that sites print around stories: share.", None),
        ("space0|told", "The piece before it, with no space between, ends as a sentence does.", "공백 없이 붙은 앞 조각은 문장으로 끝난다."),
        ("digits3", "It is numbers to about 75 %.", None),
        ("length>400", "It has more than 400 characters.", "이 조각은 글자 수가 400 초과이다."),
        ("opens|lines", "It opens a line, in a document of many lines.", None),
        ("after=B-caption", "It follows a piece labelled caption.", "이 조각은 앞 조각(사진 설명) 뒤에 온다."),
        ("before=O", "It stands before a piece labelled chrome.", None),
    ],
)
def test_sentences(feature: str, en: str, ko: str | None) -> None:
    assert sentence(feature).en == en
    assert ko is None or sentence(feature).ko == ko


def test_labels_and_reasons_have_their_names() -> None:
    assert set(names()["label"]) == set(get_args(Label))
    assert set(names()["reason"]) == set(get_args(Reason))


@pytest.mark.parametrize("path", [FIXTURES / "nd-page.txt", DOCUMENTS[-1]], ids=lambda path: path.name)
def test_decisions_say_why(path: Path) -> None:
    decisions = [decision for decision in explain(path).decisions if decision.runner_up is not None]
    assert len(decisions) > 5
    for decision in decisions:
        assert decision.runner_up != decision.label
        assert decision.runner_up_confidence is not None
        assert 0 <= decision.runner_up_confidence <= 1 - decision.confidence + 1e-9
        weights = [ground.weight for ground in decision.reasons if not ground.feature.startswith("bound=")]
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)
    assert sum(bool(decision.reasons) for decision in decisions) > len(decisions) / 2


def test_without_reasons_the_decisions_are_the_same() -> None:
    path = FIXTURES / "nd-page.txt"
    plain = explain(path, reasons=False).decisions
    assert all(decision.runner_up is None and not decision.reasons for decision in plain)
    assert plain == tuple(d._replace(runner_up=None, runner_up_confidence=None, reasons=()) for d in explain(path).decisions)


def test_records_say_the_sentences_in_both_languages() -> None:
    rows = [json.loads(line) for line in explained.records(explain(FIXTURES / "nd-page.txt"))]
    reasons = [reason for row in rows for reason in row.get("reasons", ())]
    assert reasons
    assert all((reason["en"], reason["ko"]) == sentence(reason["feature"]) for reason in reasons)


def test_extraction_never_reads_the_weights_by_name() -> None:
    code = f"import sys; from pathlib import Path; from newsextract import extract, pipeline; extract(Path({str(DOCUMENTS[0])!r})); from newsextract.labels.weights import weights; print(weights.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "0"


def test_what_bounds_decided_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that stand in for the labeller are the first reason."""
    path = FIXTURES / "nd-page.txt"
    free = explain(path)

    def rules(
        labelled: Labelled, proposals: Sequence[Proposal], segments: Sequence[Segment], shut: Sequence[int]
    ) -> tuple[Labelled, bool]:
        return labelled._replace(labels=tuple(as_labels(proposals, segments))), True

    monkeypatch.setattr("newsextract.pipeline.bounded", rules)
    bound = explain(path)
    assert any("please check" in warning for warning in bound.article.warnings)
    assert bound.article.confidence is not None
    assert free.article.confidence is not None
    assert bound.article.confidence < free.article.confidence
    changed = [decision for decision in bound.decisions if decision.reasons and decision.reasons[0].feature == "bound=rules"]
    assert all(decision.reasons[0].weight == 0 for decision in changed)
    assert sentence("bound=rules").en.startswith("It is what the rules say")
