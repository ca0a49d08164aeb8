"""Lets the tests of every room of ``deals`` import the oracle and the strategies beside this file."""
