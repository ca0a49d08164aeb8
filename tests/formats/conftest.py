"""Tests of formats share the helper that spoils files: this folder is on their path."""
