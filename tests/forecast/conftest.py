"""Test files beside each other may import each other."""
