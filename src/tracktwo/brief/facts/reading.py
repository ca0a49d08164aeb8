"""How the brief's words for sureness are meant: the one place where shares of draws become words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["METHODS", "READING", "Reading", "in_draws"]


@dataclass(frozen=True)
class Reading:
    """A phrase, and the shares of draws that it stands for: from ``least`` to just under ``below``."""

    phrase: str
    least: float
    below: float


READING = (
    Reading("in nearly all draws", 0.95, 1.0),
    Reading("in most draws", 0.6, 0.95),
    Reading("about as often as not", 0.4, 0.6),
    Reading("in a minority of draws", 0.05, 0.4),
    Reading("in hardly any draw", 0.0, 0.05),
)

METHODS = {
    "nash": "J. F. Nash, The bargaining problem, Econometrica 18(2), 1950, 155-162",
    "kalai_smorodinsky": "E. Kalai and M. Smorodinsky, Other solutions to Nash's bargaining problem, "
    "Econometrica 43(3), 1975, 513-518; for more than two parties with ties settled by the next smallest, "
    "H. Imai, Individual monotonicity and lexicographic maxmin solution, Econometrica 51(2), 1983, 389-401",
    "egalitarian": "E. Kalai, Proportional solutions to bargaining situations, Econometrica 45(7), 1977, "
    "1623-1630",
    "utilitarian": "J. C. Harsanyi, Cardinal welfare, individualistic ethics, and interpersonal comparisons "
    "of utility, Journal of Political Economy 63(4), 1955, 309-321",
    "adjusted winner": "S. J. Brams and A. D. Taylor, Fair Division, Cambridge University Press, 1996, ch. 4",
    "no-deal value": "R. Fisher and W. Ury, Getting to Yes, Houghton Mifflin, 1981",
    "values and weights": "H. Raiffa, The Art and Science of Negotiation, Harvard University Press, 1982",
    "improving on an agreement": "H. Raiffa, Post-settlement settlements, Negotiation Journal 1(1), 1985, "
    "9-12",
    "exchanges over issues": "W. H. Riker and S. J. Brams, The paradox of vote trading, American Political "
    "Science Review 67(4), 1973, 1235-1247",
    "sacred values": "J. Ginges, S. Atran, D. Medin and K. Shikaki, Sacred bounds on rational resolution of "
    "violent political conflict, PNAS 104(18), 2007, 7357-7360",
    "draws": "M. D. McKay, R. J. Beckman and W. J. Conover, A comparison of three methods for selecting "
    "values of input variables, Technometrics 21(2), 1979, 239-245",
    "intervals": "E. B. Wilson, Probable inference, the law of succession, and statistical inference, "
    "Journal of the American Statistical Association 22(158), 1927, 209-212",
    "regret": "L. J. Savage, The theory of statistical decision, Journal of the American Statistical "
    "Association 46(253), 1951, 55-67",
}
"""Where each method comes from."""


def in_draws(share: float) -> str:
    """Return the phrase for a share of draws."""
    return next(one.phrase for one in READING if share >= one.least)
