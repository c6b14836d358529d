"""A home whose key is lost: set up, answered and queued with a keyring, opened by its phrase without one, and sent.

Run as `python -m tests.stories.keyring_session FOLDER URL CA`; prints what happened as one line of JSON.
"""

from __future__ import annotations

import json
import ssl
import sys
from pathlib import Path

from carehome_desktop.app.house import House
from carehome_desktop.app.machine_parts import Machine
from carehome_desktop.app.opening import open_home, set_up_home
from carehome_desktop.domain.periods import Period
from carehome_desktop.domain.problems import Problem
from carehome_desktop.domain.values import YesNo
from carehome_desktop.vault import keys
from carehome_desktop.vault.folder import DataFolder
from carehome_desktop.vault.problems import VaultProblem

SECTION, PERIOD = "infection-control", Period.read("2026-W47")


def lose_the_key(root: Path, url: str, ca: Path, *, kept: bool) -> dict[str, object]:
    """Tell the story; `kept` says whether there is a keyring that kept the key and from which it then goes."""
    folder, told = DataFolder(root), dict[str, object]()
    house = set_up_home(folder, "Rosewood House", "Ada Manager", Machine())
    assert isinstance(house, House)
    told["trouble at first"] = house.trouble
    house.home_records.tell("endpoint_url", url)
    house.home_records.tell_secret("endpoint_token", "practice")
    for question in house.answering.section_for(SECTION, PERIOD).questions:
        house.answering.answer(SECTION, PERIOD, question.id, YesNo(True), house.manager())
    queued = house.filing.queue(SECTION, PERIOD, house.manager())
    assert not isinstance(queued, Problem), queued.words
    phrase = " ".join(house.recovery.phrase())
    store_id = house.header.store_id
    house.close()

    if kept:
        open_home(folder, Machine()).close()
        keys.forget_key(store_id)
    try:
        open_home(folder, Machine()).close()
    except VaultProblem as problem:
        told["without the key"] = {"kind": type(problem).__name__, "words": problem.words}
    try:
        open_home(folder, Machine(), phrase="not the words at all").close()
    except VaultProblem as problem:
        told["with a wrong phrase"] = problem.words

    house = open_home(folder, Machine(), phrase=phrase)
    house.trust = lambda: ssl.create_default_context(cafile=str(ca))
    told["answers"] = sum(1 for each in house.answering.open(SECTION, PERIOD).questions if each.answer)
    house.settle_in()
    house.courier.start()
    while house.courier.step() == 0:
        pass
    told["queued"] = queued.return_id
    told["received"] = [row.return_id for row in house.deliveries.outgoing() if row.receipt]
    house.close()
    if kept:
        open_home(folder, Machine()).close()
        told["next time without the phrase"] = True
    return told


if __name__ == "__main__":
    print(json.dumps(lose_the_key(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), kept=True)))
