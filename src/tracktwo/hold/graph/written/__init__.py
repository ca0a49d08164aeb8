"""Graph models as files: our own JSON form, and ``.gmcr`` files of another program."""

from tracktwo.hold.graph.written.reader import is_graph, read_graph, schema

__all__ = ["is_graph", "read_graph", "schema"]
