"""Word files say the same to every reader of YAML."""

from importlib.resources import files

import pytest
import yaml

FILES = sorted(one.name for one in files("tracktwo.reading.words").iterdir() if one.name.endswith(".yaml"))


@pytest.mark.parametrize("name", [one for one in FILES if one != "attribution.yaml"])
def test_a_word_file_is_read_alike_with_and_without_libyaml(name):
    text = (files("tracktwo.reading.words") / name).read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)
