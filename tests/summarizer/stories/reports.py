"""A report, and what outlets make of it."""

from __future__ import annotations

TITLE = "Ferry operator halts winter crossings after inspectors find cracks"

REPORT = (
    "The ferry operator Nordlinje will halt all winter crossings between Harvik and the outer "
    "islands from Monday after inspectors found hairline cracks in the hulls of two of its four "
    "vessels, the maritime authority said on Friday. About 1,400 islanders depend on the service "
    "for groceries, school and medical appointments. The authority said the cracks, each between "
    "12 and 30 centimetres long, posed no immediate danger but would widen in heavy seas. "
    "Nordlinje's chief executive, Ingrid Solbakken, told a news conference that repairs would take "
    "at least seven weeks and cost 38 million kroner. A replacement vessel chartered from a "
    "Faroese company is expected to arrive on 14 December and carry passengers but no lorries. "
    "Island mayors criticised the decision, saying that they had warned of poor maintenance since "
    "the route was put out to tender in 2019. Transport minister Lars Moe promised that the navy "
    "would deliver medicine if the weather made helicopter flights impossible. Inspectors will "
    "examine the two remaining vessels next week."
)

#: Another agency's reporter at the same news conference.
SECOND_AGENCY = (
    "Hairline cracks discovered during a routine survey have forced Nordlinje to suspend its "
    "ferries to the outer islands, leaving some 1,400 residents without a link to the mainland for "
    "most of the winter. Ingrid Solbakken, who heads the company, put the bill at 38 million "
    'kroner and said that engineers at the Harvik yard needed seven weeks or more. "Safety comes '
    'before timetables," she said. Until then, a passenger vessel hired on the Faroe Islands '
    "takes over in the middle of December, while lorries have to wait. Local politicians reacted "
    "with anger. They say the tender five years ago went to the cheapest bidder. The government "
    "has offered navy boats for urgent supplies, among them medicine, according to Lars Moe, the "
    "minister of transport. Two other ships of the fleet are to be checked in the coming days."
)


def sentences() -> list[str]:
    return [f"{part.strip('.')}." for part in REPORT.split(". ")]
