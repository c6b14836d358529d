"""Puts the evidence pack of a fund together: for the home with names, for the council with codes and covered files only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from carehome_desktop.domain.fund.cover_names import Cover
from carehome_desktop.domain.fund.evidence import About, Attached
from carehome_desktop.domain.fund.pack import For, Pack, PackFile, PackItem, PackPart, Sayer
from carehome_desktop.domain.fund.pack_items import Beside, cost_item, instalment_item, question_item, spell_item
from carehome_desktop.domain.fund.report import wages_of
from carehome_desktop.domain.fund.sent import CERTIFICATE, Sent
from carehome_desktop.domain.money import money_words
from carehome_desktop.domain.wages.records import Isolation
from carehome_desktop.domain.wages.schemes import Scheme
from carehome_desktop.domain.words import count_words, day_words, full_moment_words
from carehome_desktop.machine import Clock
from carehome_desktop.services.council import Council
from carehome_desktop.services.evidence import Evidence
from carehome_desktop.services.fund import Fund
from carehome_desktop.services.home import Home
from carehome_desktop.services.isolation import Isolations
from carehome_desktop.store.database import Store
from carehome_desktop.store.fund_sent import every as every_sent
from carehome_desktop.store.fund_told import overrides
from carehome_desktop.store.people import ERASED

NOT_TOLD = "not told yet"
FOR_WORDS = {
    For.HOME: "For the home, with names. It is not to be handed on.",
    For.COUNCIL: "For the council. Staff stand with their codes; files are in it only where every name on them is covered.",
}
COVERS = "Known names of staff are covered in words that the home typed. {}"
WITH, WITHOUT = (
    "The home let notes, warnings with their reasons, and what is missing stand.",
    "Notes, warnings with their reasons, and what is missing are left out; the home’s own pack has them.",
)
PAST = "A warning was gone past when it was recorded."
PICTURES = "Pages of files are pictures of them. Each file itself is kept in the home, and the long number beside each shows that it is the same."


class EvidencePacks:
    """The evidence packs of one home."""

    def __init__(
        self,
        store: Store,
        fund: Fund,
        isolations: Isolations,
        evidence: Evidence,
        council: Council,
        home: Callable[[], Home],
        clock: Clock,
    ) -> None:
        self._fund, self._isolations, self._evidence, self._council = fund, isolations, evidence, council
        self._store, self._home, self._clock = store, home, clock

    def pack(self, scheme_id: str, kind: For, *, with_notes: bool = False) -> Pack:
        """Return a fund's pack in words; `with_notes` lets notes and reasons stand in the council's, known names covered."""
        scheme, home, now = self._fund.scheme(scheme_id), self._home(), self._clock.wall()
        report, head = self._fund.report(scheme_id), self._fund.head(scheme_id)
        cover = self._cover(home)
        say = Sayer(kind, cover, with_notes=with_notes)
        past = self._gone_past()
        parts = self._parts(scheme, say, past)
        facts = (
            ("CQC location ID", home.cqc_location_id or NOT_TOLD),
            ("Council", home.council or NOT_TOLD),
            ("Council’s supplier reference", say.line(head.supplier_reference) or NOT_TOLD),
            ("Fund", scheme.legal or scheme.name),
            ("Time of the fund", f"{day_words(scheme.first_day)} to {day_words(scheme.last_day)}"),
            ("Received", money_words(report.received)),
            ("Spent", money_words(report.actual)),
            ("Unspent", money_words(report.unspent)),
            ("Repaid", money_words(report.repaid)),
        )
        missing = tuple(map(say.quote, self._fund.missing(scheme_id))) if say.tells_notes else ()
        items = [item for part in parts for item in part.items]
        kept_back = sum(item.kept_back for item in items)
        notes = [
            FOR_WORDS[kind],
            *([COVERS.format(WITH if with_notes else WITHOUT)] if kind is For.COUNCIL else []),
            PICTURES,
        ]
        if kept_back:
            notes.append(
                f"{count_words(kept_back, 'file')} not in this pack: {'it is' if kept_back == 1 else 'they are'} not marked as covered. "
                f"The home has {'it' if kept_back == 1 else 'them'}."
            )
        return Pack(
            title=f"{scheme.name}: evidence pack",
            home=home.name,
            kind=kind,
            facts=facts,
            parts=parts,
            missing=missing,
            tells_notes=say.tells_notes,
            notes=tuple(notes),
            printed=f"Printed {full_moment_words(now)}",
            practice=home.practice,
            besides=self._besides(scheme_id, past, say),
            typed=say.typed,
            quoted=say.quoted,
        )

    def listed(self, scheme_id: str, most: int) -> tuple[PackPart, ...]:
        """Return what a fund's pack for the home has in it, so many of each kind, to be shown in a list."""
        say = Sayer(For.HOME, Cover(()), with_notes=False)
        return self._parts(self._fund.scheme(scheme_id), say, self._gone_past(), most)

    def as_pdf(self, pack: Pack, go_on: Callable[[int, int], bool] = lambda *_: True) -> bytes:
        """Return a pack as a PDF. Slow with many files: from a window, off its thread.

        `go_on` is told how many of the pages of files are drawn; once it says no, `reports.paper.Stopped` is raised.
        """
        from carehome_desktop.reports.evidence_pack import as_pdf

        drawn = 0

        def picture(file: PackFile, page: int, width: int, height: int) -> bytes:
            nonlocal drawn
            drawn += 1
            return self._evidence.picture(file.id, page, width, height)

        return as_pdf(pack, picture, lambda: not go_on(drawn, pack.file_pages))

    def pages_of(self, attached: Attached) -> bytes:
        """Return every page of one file as a PDF of pictures, to be looked at. Slow: from a window, off its thread."""
        from carehome_desktop.reports.evidence_pack import file_as_pdf

        home = self._home()
        file = PackFile(
            attached.id,
            "",
            self._evidence.kinds.label(attached.what),
            attached.file_name,
            attached.digest,
            attached.pages,
        )
        printed = f"Attached {full_moment_words(attached.recorded_at)}"
        return file_as_pdf(file, home.name, printed, self._picture, practice=home.practice)

    def _picture(self, file: PackFile, page: int, width: int, height: int) -> bytes:
        return self._evidence.picture(file.id, page, width, height)

    def file_name(self, scheme_id: str, kind: For) -> str:
        """Return what a pack's file is called; nothing personal is in it."""
        return f"evidence-pack-{scheme_id}-{kind.value}-{self._clock.local():%Y-%m-%d}.pdf"

    def _parts(
        self, scheme: Scheme, say: Sayer, past: dict[tuple[str, str], list[tuple[str, str]]], most: int | None = None
    ) -> tuple[PackPart, ...]:
        """Return everything of a fund in its four parts, not more than `most` of each."""
        came, asked = self._fund.instalments(scheme.id), self._council.questions(scheme.id)
        costs, of_costs = self._fund.costs(scheme.id, most), self._fund.how_many_costs(scheme.id)
        spells = self._paid_spells(scheme)
        shown = {
            About.INSTALMENT: [each.id for each in came[:most]],
            About.COST: [each.id for each in costs],
            About.ISOLATION: [each.id for each in spells[:most]],
            About.LETTER: [each.id for each in asked[:most]],
        }
        beside = _Besides(self._evidence, past, shown)
        return (
            PackPart(
                "Money that came",
                "No instalment is written down.",
                tuple(instalment_item(each.entry, beside.of(About.INSTALMENT, each.id), say) for each in came[:most]),
                len(came),
            ),
            PackPart(
                "Costs",
                "No cost is written down.",
                tuple(
                    cost_item(each.entry, scheme, beside.of(About.COST, each.id, each.entry.reason), say)
                    for each in costs
                ),
                max(of_costs, len(costs)),
            ),
            PackPart(
                "Isolations",
                "No isolation that this fund pays for is written down.",
                self._spell_items(scheme, spells[:most], beside, say),
                len(spells),
            ),
            PackPart(
                "What the council asked and what was answered",
                "Nothing that the council asked is written down.",
                tuple(question_item(each.entry, beside.of(About.LETTER, each.id), say) for each in asked[:most]),
                len(asked),
            ),
        )

    def _paid_spells(self, scheme: Scheme) -> list[Isolation]:
        """Return the isolations that a fund pays for, those whose pay is not known yet among them, by their first days."""
        reasons, standing = self._fund.data.reasons_by_id, self._isolations.standing()
        of_entry = {id(each.entry): each for each in standing}
        today = self._clock.local().date()
        paid, unpaid = wages_of([each.entry for each in standing], self._fund.data.schemes, scheme, reasons, today)
        found = [of_entry[id(entry)] for entry in (*(each.entry for each in paid), *unpaid)]
        return sorted(found, key=lambda each: (each.entry.first_day, each.id))

    def _spell_items(
        self, scheme: Scheme, spells: Sequence[Isolation], beside: _Besides, say: Sayer
    ) -> tuple[PackItem, ...]:
        reasons = self._fund.data.reasons_by_id
        staff = {each.id: each for each in self._isolations.staff()}
        items = []
        for each in spells:
            worked = self._isolations.worked(each.id)
            newest = worked[max(worked)] if worked else None
            own, who = beside.of(About.ISOLATION, each.id), staff.get(each.entry.staff_id)
            items.append(spell_item(each.entry, scheme, who, reasons.get(each.entry.reason), newest, own, say))
        return tuple(items)

    def _gone_past(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """Return each warning that was gone past with its reason, by what it was about; the same one said twice stands once."""
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        with self._store.read() as connection:
            for each in overrides(connection):
                own = found.setdefault((each.about.value, each.about_id), [])
                if (each.doubt.words, each.reason) not in own:
                    own.append((each.doubt.words, each.reason))
        return found

    def _besides(
        self, scheme_id: str, past: dict[tuple[str, str], list[tuple[str, str]]], say: Sayer
    ) -> tuple[tuple[str, str, str], ...]:
        if not say.tells_notes:
            return ()
        with self._store.read() as connection:
            sent = every_sent(connection, scheme_id)
        named = [("report", each.id, _called(each)) for each in sent]
        named += [
            ("repayment", each.id, f"Repayment of {money_words(each.entry.pence)}")
            for each in self._fund.repayments(scheme_id)
        ]
        return tuple(
            (what, say.quote(words), say.note(reason))
            for about, id_, what in named
            for words, reason in past.get((about, id_), [])
        )

    def _cover(self, home: Home) -> Cover:
        names = [each.name for each in self._isolations.staff()]
        for person in home.people:
            if person.name != ERASED and person.name.casefold() != person.role.casefold():
                names.append(person.name)
        return Cover(names)


def _called(sent: Sent) -> str:
    if sent.form_id == CERTIFICATE:
        return f"Final certificate, revision {sent.revision}"
    return f"Report up to {day_words(sent.as_of)}, revision {sent.revision}"


class _Besides:
    """The references and files of what is `shown`, read once."""

    def __init__(
        self,
        evidence: Evidence,
        past: dict[tuple[str, str], list[tuple[str, str]]],
        shown: Mapping[About, Sequence[str]],
    ) -> None:
        self._past = past
        self._files: dict[tuple[About, str], list[Attached]] = evidence.by_thing()
        self._references = {about: evidence.references(about, ids) if ids else {} for about, ids in shown.items()}
        self._labels = {each.id: each.label for each in evidence.kinds.kinds}

    def of(self, about: About, about_id: str, reason: str = "") -> Beside:
        """Return what stands beside one entry."""
        past = self._past.get((about.value, about_id)) or ([(PAST, reason)] if reason else [])
        files = self._files.get((about, about_id), [])
        return Beside(self._references[about].get(about_id, ""), files, self._labels, past, about, about_id)
