"""Questions about all packages at once, by mixed-integer programming with a certified gap."""
