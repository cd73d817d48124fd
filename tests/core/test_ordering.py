"""Orders leave gaps, and numbers move only when there is no room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.ordering import GAP, last_order, make_room

sorted_orders = st.lists(st.integers(-5_000, 5_000), max_size=12).map(sorted)


@given(sorted_orders, st.one_of(st.none(), st.integers(0, 15)), st.integers(1, 5))
def test_records_land_at_their_position_in_order(orders: list[int], position: int | None, count: int) -> None:
    new, rest = make_room(orders, position, count)
    place = len(orders) if position is None else min(position, len(orders))
    line = rest[:place] + new + rest[place:]
    assert len(line) == len(orders) + count
    # The new ones are strictly apart from each other and from their neighbours.
    around = line[max(0, place - 1) : place + count + 1]
    assert all(left < right for left, right in pairwise(around))
    assert line == sorted(line)


@given(sorted_orders, st.integers(0, 15), st.integers(1, 5))
def test_siblings_keep_their_orders_where_there_is_room(orders: list[int], position: int, count: int) -> None:
    _, rest = make_room(orders, position, count)
    inside = 0 < position < len(orders)
    if not inside or orders[position] - orders[position - 1] > count:
        assert rest == orders
    else:
        assert rest != orders


def test_ten_inserts_at_one_place_fit_into_a_gap() -> None:
    orders = [0, GAP]
    for _ in range(10):
        (new,), rest = make_room(orders, 1)
        assert rest == orders
        orders = [rest[0], new, *rest[1:]]
    assert make_room(orders, 1)[1] != orders


def test_the_last_order_leaves_a_gap() -> None:
    assert last_order([]) == 0
    assert last_order([5, -3]) == 5 + GAP
