"""The weights by which statements are chosen favour nobody, and none of them is idle."""

from __future__ import annotations

import re

from said_texts import parsed_text

from tracktwo.reading.statements.choice import candidates_in
from tracktwo.reading.statements.features import features_of
from tracktwo.reading.statements.lengths import length_features, lengths_of
from tracktwo.reading.statements.scene import scene_of
from tracktwo.reading.words import words

TEXT = """The minister said that the border, which is long, would stay closed until June.
“We will not go,” she told reporters. According to a poll, most people want to leave. He was asked to resign.
Critics of the plan are worried that it will fail; their claim that it is late was rejected: “It is not.”
"""


def test_no_state_people_or_capital_weighs_for_or_against_anybody() -> None:
    named = {
        name.lower()
        for one in words("countries").values()
        for kind in ("names", "people", "capitals")
        for name in one[kind]
    }
    weighed = {str(value).lower() for values in words("attribution").values() for value in values}
    parts = {part for value in weighed for part in [value, *re.findall(r"\w+", value)]}
    assert named & parts <= {"turkey", "chad", "jordan", "polish", "lima", "male", "victoria", "nice"}


def test_weights_are_of_what_is_told_of_frames() -> None:
    scene = scene_of(parsed_text(TEXT))
    kinds = {"all", "length bias"}
    forms = set()
    for one in candidates_in(scene):
        forms.add(one.frame.form)
        kinds |= {feature.partition("=")[0] for feature in features_of(scene, one.frame, one.content)}
        for kind, other in lengths_of(scene, one.frame):
            features = length_features(scene, one.frame, kind, other)
            kinds |= {feature.partition("=")[0] for feature in features}
    weights = words("attribution")
    general = {kind for kind in kinds if not any(kind.startswith(form) for form in forms)}
    assert len(general) > 10
    assert general <= set(weights)
    assert all(-15 < weight < 15 for values in weights.values() for weight in values.values())
