"""Tests of graph models share an oracle and models drawn at random: this folder is on their path."""
