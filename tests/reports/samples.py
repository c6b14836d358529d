"""A printed return as finished data, to be laid out otherwise by each test."""

from __future__ import annotations

from carehome_desktop.domain.prints import PrintedAnswer, PrintedReceipt, PrintedReturn

ANSWER = PrintedAnswer(
    number=3,
    heading="Do staff get full wages while they isolate after a positive test?",
    label_2020="Paying staff full wages while isolating following a positive test",
    answer="Yes",
    note="Paid from 1 November.",
    given="Saturday 21 November 2026, 9:00am, J. Shaw",
)
RETURN = PrintedReturn(
    title="Infection control",
    home="Rosewood House",
    period="Saturday 21 November 2026",
    practice=False,
    standing="Received",
    receipt=PrintedReceipt(
        "CT-7H2K", "Received Saturday 21 November 2026, 2:02pm, by the clock of the computer that took it."
    ),
    facts=(("Made ready to go", "Saturday 21 November 2026, 2:00pm, by J. Shaw"), ("Revision", "1")),
    total="1 answer: 1 yes",
    answers=(ANSWER,),
    tries=(("Saturday 21 November 2026, 2:01pm", "No connection."),),
    later=(),
    guidance=(("Questions", "Infection control, version 2020-05, mark 96c9f614bbd6"),),
    printed="Printed Saturday 21 November 2026, 2:05pm",
)
