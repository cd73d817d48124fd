"""Titles made comparable: abbreviations written out, words of one meaning put together, and a likeness.

Words that are rare in the chart weigh more: "account" tells more than "manager".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

# One written form -> the words that it stands for.
ABBREVIATIONS: Mapping[str, str] = {
    "acct": "account",
    "acc": "account",
    "admin": "administrator",
    "agt": "agent",
    "assoc": "associate",
    "asst": "assistant",
    "avp": "assistant vice president",
    "cco": "chief customer officer",
    "ceo": "chief executive officer",
    "cfo": "chief financial officer",
    "chro": "chief human resources officer",
    "cio": "chief information officer",
    "ciso": "chief information security officer",
    "cmo": "chief marketing officer",
    "comms": "communications",
    "coo": "chief operating officer",
    "coord": "coordinator",
    "cs": "customer service",
    "csr": "customer service representative",
    "cto": "chief technology officer",
    "cust": "customer",
    "cx": "customer experience",
    "dep": "deputy",
    "dept": "department",
    "dev": "developer",
    "dir": "director",
    "ea": "executive assistant",
    "eng": "engineer",
    "engr": "engineer",
    "evp": "executive vice president",
    "exec": "executive",
    "fin": "finance",
    "gm": "general manager",
    "hr": "human resources",
    "intl": "international",
    "jr": "junior",
    "kam": "key account manager",
    "md": "managing director",
    "mgmt": "management",
    "mgr": "manager",
    "mktg": "marketing",
    "mngr": "manager",
    "ops": "operations",
    "org": "organization",
    "pa": "personal assistant",
    "pm": "project manager",
    "pres": "president",
    "qa": "quality assurance",
    "rep": "representative",
    "reps": "representative",
    "snr": "senior",
    "spec": "specialist",
    "sr": "senior",
    "sup": "supervisor",
    "supv": "supervisor",
    "svc": "service",
    "svp": "senior vice president",
    "tech": "technical",
    "tl": "team leader",
    "tsr": "technical support representative",
    "vp": "vice president",
    "wfm": "workforce management",
}
# Spellings of one word.
_SPELLINGS: Mapping[str, str] = {
    "centre": "center",
    "fulfilment": "fulfillment",
    "organisation": "organization",
    "organisational": "organizational",
    "programme": "program",
    "leader": "lead",
    "mail": "email",
}
# Words that mean nearly the same in a title, and how nearly.
_KIN: tuple[tuple[frozenset[str], float], ...] = (
    (frozenset({"supervisor", "lead"}), 0.8),
    (frozenset({"representative", "agent", "advisor", "adviser"}), 0.8),
    (frozenset({"director", "head"}), 0.85),
    (frozenset({"manager", "head"}), 0.6),
    (frozenset({"manager", "lead"}), 0.5),
    (frozenset({"specialist", "analyst", "officer", "expert"}), 0.5),
    (frozenset({"planner", "scheduler"}), 0.8),
    (frozenset({"trainer", "coach"}), 0.7),
    (frozenset({"editor", "writer"}), 0.7),
    (frozenset({"client", "customer"}), 0.85),
    (frozenset({"support", "service"}), 0.5),
    (frozenset({"administrator", "assistant"}), 0.4),
    (frozenset({"coordinator", "administrator"}), 0.5),
)
_EMPTY = frozenset({"of", "the", "for", "and", "in", "at", "a", "an", "to"})
_TYPO = 0.82
_WORD = re.compile(r"[^\W_]+")


def written_out(title: str) -> tuple[str, ...]:
    """Return the words of a title: small letters, no accents, abbreviations in full.

    >>> written_out("Sr. Acct Mgr, E-mail & Chat")
    ('senior', 'account', 'manager', 'email', 'chat')
    """
    plain = unicodedata.normalize("NFKD", title.casefold().replace("e-mail", "email"))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    words: list[str] = []
    for word in _WORD.findall(plain.replace("&", " and ")):
        words += ABBREVIATIONS.get(word, word).split()
    return tuple(_SPELLINGS.get(word, word) for word in words if word not in _EMPTY)


def shortenings(title: str) -> list[str]:
    """Return how the abbreviations of a title were read, such as "Mgr = manager"."""
    words = re.findall(r"[^\W_]+", title)
    return [
        f"{word} = {ABBREVIATIONS[word.casefold()]}" for word in words if word.casefold() in ABBREVIATIONS
    ]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word tells, from how many of the chart's titles have it."""

    counts: Mapping[str, int]
    titles: int

    def of(self, word: str) -> float:
        """Return the weight of a word; words that no title has weigh as much as the rarest."""
        return log(2 + self.titles / max(1, self.counts.get(word, 1)))


def weights_of(titles: Iterable[tuple[str, ...]]) -> Weights:
    """Return the weights of the words in titles that are written out."""
    counts: Counter[str] = Counter()
    total = 0
    for words in titles:
        counts.update(set(words))
        total += 1
    return Weights(counts, total)


class Likeness:
    """Compares titles that are written out; words compared once are remembered."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._kin: dict[tuple[str, str], float] = {}

    def of(self, one: tuple[str, ...], other: tuple[str, ...]) -> float:
        """Return 1.0 for the same words in any order, 0.0 for nothing in common."""
        if not one or not other:
            return 0.0
        if sorted(one) == sorted(other):
            return 1.0
        weigh = self._weights.of
        met = sum(weigh(word) * self._best(word, other) for word in one)
        met += sum(weigh(word) * self._best(word, one) for word in other)
        return min(0.99, met / (sum(map(weigh, one)) + sum(map(weigh, other))))

    def shared(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the words that both titles have, and the pairs of the others that mean nearly the same."""
        same = [word for word in dict.fromkeys(other) if word in one]
        pairs = []
        for word in dict.fromkeys(other):
            nearest = max(
                (each for each in one if each not in same),
                key=lambda each: self._near(word, each),
                default="",
            )
            if word not in same and nearest and self._near(word, nearest) >= 0.5:
                pairs.append((nearest, word))
        return same, pairs

    def _best(self, word: str, words: tuple[str, ...]) -> float:
        return max(self._near(word, each) for each in words)

    def _near(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        known = self._kin.get(pair)
        if known is None:
            known = self._kin[pair] = _near(*pair)
        return known


def _near(one: str, other: str) -> float:
    kin = max((value for words, value in _KIN if one in words and other in words), default=0.0)
    if one.rstrip("s") == other.rstrip("s"):
        return max(kin, 0.95)
    if len(one) < 4 or len(other) < 4 or abs(len(one) - len(other)) > 3:
        return kin
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(kin, ratio if ratio >= _TYPO else 0.0)
