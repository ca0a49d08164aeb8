"""How the documentation is built; `make docs` builds it with warnings as errors."""

from __future__ import annotations

import tracktwo

project = "tracktwo"
author = "The tracktwo maintainers"
project_copyright = "the tracktwo maintainers"
release = tracktwo.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
nitpicky = False
# A verdict on a package and one in a figure have the same name; the nearest is linked, as it should be.
suppress_warnings = ["ref.python"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the signature has them already
napoleon_google_docstring = False

html_theme = "furo"
html_title = f"tracktwo {release}"
html_static_path: list[str] = []
