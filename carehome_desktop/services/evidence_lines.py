"""Puts beside each line of a spend report the references of what proves it, as the evidence pack names them."""

from __future__ import annotations

from dataclasses import replace

from carehome_desktop.domain.fund.evidence import About, runs_words
from carehome_desktop.domain.fund.report import SpendReport, wages_of
from carehome_desktop.services.fund import Fund
from carehome_desktop.services.isolation import Isolations
from carehome_desktop.store.database import Store
from carehome_desktop.store.evidence_numbers import numbers
from carehome_desktop.store.fund import measures_spent


class EvidenceLines:
    """The references of one home's reports. They are looked for when a report is printed, not while it is looked at."""

    def __init__(self, store: Store, fund: Fund, isolations: Isolations) -> None:
        self._store, self._fund, self._isolations = store, fund, isolations

    def on(self, report: SpendReport) -> SpendReport:
        """Return the report with the references of what was spent in each line; a line without any is left out."""
        scheme, form = report.scheme, report.form
        lines = {each.id: form.line_for(each.id).id for each in scheme.measures}
        own: dict[str, tuple[set[int], set[int]]] = {line.id: (set(), set()) for line in report.lines}
        with self._store.read() as connection:
            of_costs, of_spells = (numbers(connection, about) for about in (About.COST, About.ISOLATION))
            for cost_id, names in measures_spent(connection, scheme.id, scheme.counts, report.as_of):
                for name in names:
                    own[lines[name]][0].add(of_costs[cost_id])
        measure = scheme.wages_measure()
        if measure is not None:
            own[form.line_for(measure.id).id][1].update(of_spells[id_] for id_ in self._paid(report))
        said = (
            (
                line.label,
                ", ".join(
                    filter(
                        None, (runs_words(About.COST, own[line.id][0]), runs_words(About.ISOLATION, own[line.id][1]))
                    )
                ),
            )
            for line in report.lines
        )
        return replace(report, evidence=tuple((label, words) for label, words in said if words))

    def _paid(self, report: SpendReport) -> list[str]:
        standing = self._isolations.standing()
        ids, data = {id(each.entry): each.id for each in standing}, self._fund.data
        paid, _ = wages_of(
            [each.entry for each in standing], data.schemes, report.scheme, data.reasons_by_id, report.as_of
        )
        return [ids[id(each.entry)] for each in paid if each.pence]
