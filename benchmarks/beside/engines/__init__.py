"""One module an engine; each is imported only by the Python that has what it needs.

Each has ``read(task)``, ``frontier(asked, task)``, ``points(asked, found, task)``,
``record(asked, found)`` and ``versions()``. What is timed is ``frontier`` and ``points``; reading and
recording are apart.
"""
