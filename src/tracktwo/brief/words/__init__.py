"""How the facts are put into words: a module for each section of the page."""
