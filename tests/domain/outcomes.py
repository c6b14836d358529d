"""One of each thing a try can end in, and ways to draw any of them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from carehome_desktop.domain.delivery import UNRESOLVED, Delivery, FieldFault, Receipt, State
from carehome_desktop.domain.periods import Period, PeriodKind
from carehome_desktop.domain.tries import (
    Accepted,
    Busy,
    InProgress,
    Lost,
    Moved,
    NewerThere,
    NoConnection,
    NotTheTracker,
    Outcome,
    ProgramTooOld,
    Rejected,
    SetRetired,
    SignIn,
    UnknownHome,
    UnsafeLine,
)

RECEIPT = Receipt(
    receipt_id="CT-7H2K-9QXD",
    return_id="3f0c1f3e-6a53-4a0c-9a52-0d8f1f1f7b10",
    digest="ab" * 32,
    section_id="infection-control",
    period=Period(PeriodKind.DAY, "2026-11-21"),
    revision=1,
    received_at=datetime(2026, 11, 21, 14, 2, tzinfo=UTC),
)
REASON = "the endpoint's certificate has run out, or this computer's clock is wrong."

seconds = st.none() | st.floats(min_value=0, max_value=1e12)
fractions = st.floats(min_value=0, max_value=1, exclude_max=True)
outcomes: st.SearchStrategy[Outcome] = st.one_of(
    st.sampled_from(
        [
            Accepted(RECEIPT),
            NoConnection(),
            Lost(),
            NotTheTracker(),
            UnsafeLine(REASON),
            SignIn(),
            SignIn(proxy=True),
            UnknownHome(),
            Moved(),
            ProgramTooOld(),
            Rejected((FieldFault("designated-lead", "the endpoint says “No.”"),)),
            Rejected(()),
            SetRetired(),
            NewerThere(RECEIPT),
            NewerThere(None),
        ]
    ),
    st.builds(Busy, seconds),
    st.builds(InProgress, seconds),
)
deliveries = st.builds(
    Delivery,
    state=st.sampled_from(list(State)),
    attempts=st.integers(min_value=0, max_value=10_000),
    pause=st.none() | st.floats(min_value=0, max_value=21_600),
    maybe_there=st.booleans(),
)
unresolved = deliveries.filter(lambda delivery: delivery.state in UNRESOLVED)
