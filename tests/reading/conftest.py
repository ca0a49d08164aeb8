"""Makes what the tests of several parts of reading share importable: `told_reports`."""
