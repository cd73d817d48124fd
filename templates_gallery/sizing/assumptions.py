"""The planning ratios: each with its value, the range allowed, its unit, and the reason in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Assumption:
    """A planning ratio. ``value`` is the usual one; whole numbers from ``least`` to ``most`` are allowed."""

    key: str
    name: str
    value: int
    least: int
    most: int
    unit: str
    reason: str


ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption(
        "agents_per_supervisor",
        "Agents per supervisor, at most",
        12,
        5,
        20,
        "agents",
        "8 to 12 is usual; take 8 where the work is technical or new, more where calls are short and alike.",
    ),
    Assumption(
        "least_team",
        "Smallest team",
        6,
        3,
        12,
        "agents",
        "Below this, a supervisor for each shift costs more than it helps; an experienced agent stands in.",
    ),
    Assumption(
        "managers_span",
        "Reports per manager of managers, at most",
        8,
        4,
        15,
        "posts",
        "Whoever leads people who lead others needs time for each: 5 to 8 is usual.",
    ),
    Assumption(
        "specialists_per_lead",
        "Specialists per lead, at most",
        10,
        4,
        15,
        "posts",
        "Specialists work on their own more than agents do, but each on something else.",
    ),
    Assumption(
        "least_for_head",
        "Posts from which a function has its own head",
        4,
        2,
        10,
        "posts",
        "A head for one or two people is a layer without work; they report one level higher.",
    ),
    Assumption(
        "deputy_from",
        "Posts below a head from which there is a deputy",
        60,
        20,
        500,
        "posts",
        "A large function cannot stand still while its head is ill, travels or is on leave.",
    ),
    Assumption(
        "vice_presidents_from",
        "Posts from which there are vice presidents",
        300,
        50,
        2000,
        "posts",
        "From here on, nobody can follow both the daily service and the relationship with customers.",
    ),
    Assumption(
        "agents_per_planner",
        "Agents per workforce planner",
        50,
        20,
        150,
        "agents",
        "One planner forecasts and rosters about 50 people; more with few channels and fixed shifts.",
    ),
    Assumption(
        "agents_per_analyst",
        "Agents per quality analyst",
        40,
        15,
        150,
        "agents",
        "Six reviews an agent a month, half an hour each, fill the month of one analyst at 40 agents.",
    ),
    Assumption(
        "agents_per_trainer",
        "Agents per trainer",
        75,
        25,
        300,
        "agents",
        "With a yearly turnover of a third and some weeks of induction, one trainer keeps up with 75 agents.",
    ),
    Assumption(
        "agents_per_editor",
        "Agents per knowledge editor",
        75,
        25,
        300,
        "agents",
        "Each agent asks for new or better answers; one editor keeps up with what 75 of them find.",
    ),
    Assumption(
        "trainee_share",
        "Agents in training",
        8,
        0,
        30,
        "% of agents",
        "A yearly turnover of a third and twelve weeks of training leave about 8% of the posts in training.",
    ),
    Assumption(
        "agents_per_incident_specialist",
        "Agents per incident specialist",
        25,
        10,
        100,
        "agents",
        "About 2% of contacts turn into a case that one person must own until it is closed.",
    ),
    Assumption(
        "specialists_per_incident_analyst",
        "Incident specialists per analyst or coordinator",
        4,
        2,
        12,
        "specialists",
        "Finding causes and writing updates is a job of its own once four people work on cases.",
    ),
    Assumption(
        "agents_per_returns_post",
        "Agents per post in returns and warranty",
        10,
        4,
        60,
        "agents",
        "Where goods come back, about one contact in ten leads to a return, and checking takes time.",
    ),
    Assumption(
        "agents_per_support_post",
        "Agents per post in product support",
        4,
        1,
        40,
        "agents",
        "About a fifth of contacts need somebody trained for the product, and these take longer.",
    ),
    Assumption(
        "support_per_analyst",
        "Support representatives per analyst",
        25,
        8,
        100,
        "posts",
        "One analyst can follow the defects that about 25 representatives meet.",
    ),
    Assumption(
        "users_per_administrator",
        "Users per help desk administrator",
        120,
        40,
        500,
        "users",
        "Queues, forms, access rights and reports for about 120 users keep one administrator busy.",
    ),
    Assumption(
        "accounts_per_manager",
        "Accounts per account manager",
        40,
        1,
        500,
        "accounts",
        "30 to 50 medium accounts each; a handful where they are large, hundreds where they are small.",
    ),
    Assumption(
        "managers_per_representative",
        "Account managers per account representative",
        3,
        1,
        20,
        "posts",
        "One representative takes the daily questions on orders and invoices off three managers.",
    ),
    Assumption(
        "agents_per_loyalty_post",
        "Agents per loyalty specialist",
        100,
        25,
        500,
        "agents",
        "A loyalty scheme needs somebody to run it, and more people as the number of members grows.",
    ),
    Assumption(
        "main_language_share",
        "Contacts in the first language",
        60,
        20,
        95,
        "% of contacts",
        "Most customers write and call in one language; the others share the rest evenly.",
    ),
    Assumption(
        "night_share",
        "Agents on the night shift",
        20,
        5,
        33,
        "% of agents",
        "Around the clock, nights bring a fifth of the contacts or less; early and late share the rest.",
    ),
    Assumption(
        "weekly_hours",
        "Working time",
        40,
        30,
        48,
        "hours a week",
        "Full-time posts as the contract says; count two half posts as one.",
    ),
    Assumption(
        "shrinkage",
        "Shrinkage",
        30,
        10,
        50,
        "% of paid time",
        "Leave, illness, training, breaks and meetings take about 30% of paid time away from customers.",
    ),
)

Values = Mapping[str, int]
USUAL: Values = MappingProxyType({each.key: each.value for each in ASSUMPTIONS})
