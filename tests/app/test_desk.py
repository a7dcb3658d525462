"""Commands of the window that are more than one call."""

import pytest

from xentviz.presets import presets


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_is_shown_from_its_start_with_its_layers_and_said(person, preset):
    person.session.to_end()
    person.program.desk.show_preset(preset)
    assert person.scenario == preset.scenario
    assert person.session.row == 0
    assert person.session.view.layers >= preset.layers
    assert person.session.undo_name == f"preset {preset.title}" or person.session.undo_name is None
