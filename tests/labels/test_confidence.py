"""How sure an article and its labels are: relations that hold whatever the weights are."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsextract import explain, extract
from newsextract.decide import Proposal
from newsextract.labels import confidence, scale
from newsextract.labels.confidence import Measures
from newsextract.labels.model import Labelled
from newsextract.model import Claim, Label
from newsextract.segments.segment import Segment

FIXTURES = Path(__file__).parents[2] / "fixtures"
SENTENCE = "한밭시는 무너진 산책로를 두 달 만에 다시 연다고 12일 밝혔다."
SURE = Measures(expected=-1.0, left_out=0.0, stood_in=0.0)


def proposals(*rules: tuple[Label, str]) -> list[Proposal]:
    return [Proposal(n, n + 1, 0, 0, Claim(n, 0, 1, label, rule, 1), ()) for n, (label, rule) in enumerate(rules)]


def segments(count: int) -> tuple[Segment, ...]:
    size = len(SENTENCE)
    return tuple(Segment(n, n + 1, n * size, (n + 1) * size, SENTENCE, n, 0, -1, True) for n in range(count))


def labelled(*labels: str, exact: float = 0.9) -> Labelled:
    return Labelled(labels, (exact,) * len(labels), (exact,) * len(labels))


STORY: tuple[Label, str] = ("body", "story.paragraph")
UNKNOWN: tuple[Label, str] = ("chrome", "unclaimed.outside-story")
FURNITURE: tuple[Label, str] = ("chrome", "repeat.copy")


@pytest.mark.parametrize("path", [FIXTURES / "nd-page.txt", *sorted((FIXTURES / "pages").glob("*.html"))[:3]], ids=lambda path: path.name)
def test_article_and_decisions_say_how_sure_they_are(path: Path) -> None:
    explanation = explain(path)
    assert explanation.article.confidence is not None
    assert 0 < explanation.article.confidence < 1
    assert all(0 < decision.confidence <= 1 for decision in explanation.decisions)
    assert extract(path) == explanation.article


def test_nothing_is_said_of_nothing() -> None:
    assert extract("").confidence is None
    assert extract("\n \n").confidence is None


def test_a_clean_story_is_surer_than_one_run_together_with_its_furniture() -> None:
    clean = extract("\n\n".join([SENTENCE, SENTENCE.replace("12일", "13일"), SENTENCE.replace("밝혔다", "설명했다")]))
    muddle = extract(" ".join((FIXTURES / "nd-page.txt").read_text(encoding="utf-8").split()))
    assert clean.confidence is not None
    assert muddle.confidence is not None
    assert clean.confidence > muddle.confidence


@pytest.mark.parametrize("name", Measures._fields)
def test_each_measure_of_doubt_lowers_it(name: str) -> None:
    assert confidence.confidence(SURE._replace(**{name: 1.0})) < confidence.confidence(SURE)


def test_measures_are_of_the_labels() -> None:
    two = (proposals(STORY, STORY), segments(2), False)
    sure, unsure = (confidence.measure(labelled("B-body", "B-body", exact=p), *two) for p in (0.99, 0.6))
    assert sure.expected < unsure.expected
    assert (sure.left_out, sure.stood_in) == (0, 0)
    assert confidence.measure(labelled("B-body", "O"), proposals(STORY, STORY), segments(2), True)[-2:] == (0.5, 1.0)
    assert confidence.measure(labelled("B-body", "O"), proposals(STORY, FURNITURE), segments(2), False).left_out == 0


@pytest.mark.parametrize(
    ("kept", "left", "rule", "warned"),
    [
        (1, 1, STORY, False),  # a sentence is not much
        (30, 9, STORY, True),  # the rules would have kept them
        (40, 9, STORY, False),
        (40, 30, UNKNOWN, False),  # teasers, most often
        (20, 21, UNKNOWN, True),
        (20, 21, FURNITURE, False),  # a copy of the story
    ],
)
def test_what_is_left_out_has_a_warning_where_it_is_much(kept: int, left: int, rule: tuple[Label, str], warned: bool) -> None:
    labels = ["B-body"] * kept + ["O"] * left
    said = confidence.warnings(labels, proposals(*[STORY] * kept, *[rule] * left), segments(kept + left), False)
    size = len(SENTENCE)
    assert said == ((f"{left * size} characters of sentences are left out, and the body holds {kept * size}; please check the article",) if warned else ())


def test_where_the_rules_stood_in_there_is_a_warning() -> None:
    (said,) = confidence.warnings(["B-body"], proposals(STORY), segments(1), True)
    assert "please check" in said


def test_probabilities_keep_their_order_when_they_are_calibrated() -> None:
    given = [0.0, 0.01, 0.3, 0.5, 0.9, 0.99, 0.9999, 1.0]
    made = [scale.calibrated(p) for p in given]
    assert made == sorted(made)
    assert 0 < made[0] < made[-1] < 1
    assert set(scale.article()) == {"bias", *Measures._fields}


def test_what_was_given_is_certain() -> None:
    decisions = explain(f"누리군 새 도서관 문 연다\n\n{SENTENCE}", title="누리군 새 도서관 문 연다").decisions
    assert [(d.confidence, d.runner_up, d.reasons) for d in decisions if d.label == "title"] == [(1.0, None, ())]
