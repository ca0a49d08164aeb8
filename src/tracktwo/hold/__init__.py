"""Would a deal hold: consent and ratification, moves after the deal, war and ripeness, ceasefire, ifs."""
