"""The words in an archive that tell a person without tracktwo what it is and how to run it again."""

from __future__ import annotations

from shlex import quote

from tracktwo import __version__
from tracktwo.archive.analysis import Options

__all__ = ["readme"]

TEXT = """\
{title}
{line}

This archive holds a case that was analysed with tracktwo {version}, the results, and
what is needed to find them again.

  case/                what was analysed, every file exactly as it was given
  results/deals.json   the packages, the zone of agreement, the solutions, who refuses what
  results/brief.html   the brief; open it in a browser, it loads nothing from anywhere
  results/brief.json   every number of the brief
  evidence.json        sources, passages with their places in the reports, and what each
                       number rests on
  manifest.json        every file with its SHA-256, versions, seed and options, and the
                       works to cite for each method
  SHA256SUMS           the same sums for other programs: sha256sum --check SHA256SUMS

To check that nothing was changed and that the same comes out again, install tracktwo and
give it this file as it came, not unpacked:

  tracktwo archive --check FILE.zip

To do it by hand, unpack it and, in its folder:

  tracktwo deals {start} --json --limit {limit} --seconds {seconds:g}{at}
  tracktwo brief {start} -o again.html --draws {draws} --seed {seed}{at}

and compare with what is in results/. Elapsed times are not archived. Another version of
tracktwo, Python or a library may give other numbers; manifest.json says which were used.

The sums show damage and careless changes. They do not show who made the archive: whoever
changes a file can change the sums with it. Where that matters, keep the SHA-256 of the
whole file, which was told when it was made, apart from the file.
"""


def readme(title: str, options: Options, start: str) -> str:
    """Write the words that go with an archive.

    Parameters
    ----------
    title : str
        Of the case.
    options : Options
        What was asked for.
    start : str
        What to open, under ``case/``.

    Returns
    -------
    str
    """
    return TEXT.format(
        title=title,
        line="=" * min(len(title), 79),
        version=__version__,
        start=quote(f"case/{start}"),
        limit=options.limit,
        seconds=options.seconds,
        draws=options.draws,
        seed=options.seed,
        at=f" --at {options.at.isoformat()}" if options.at else "",
    )
