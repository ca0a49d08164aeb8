"""Consent and the absent party: ratification at home, power to block, deals made without somebody."""
