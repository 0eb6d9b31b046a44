/** What the contracts in `schemas/sources` cannot say of a source, because code does it: one sentence each. */
export type SourceNotes = { comesFrom: string; checks: string[] };

export const sourceNotes: Record<string, SourceNotes> = {
  'sus-apc': {
    comesFrom: 'An extract of the Secondary Uses Service, from the SUS+ portal or from an NCDR or UDAL table.',
    checks: [
      'A discharge before the admission: the row is rejected (`date-order`).',
      'A ready date before the admission or after the discharge: a warning (`date-order`). The spell is counted, but in none of the delays.',
      'A blank ready date means that the patient left on the day they were ready. In a file in which no row has a ready date, nothing about delays is counted, and a warning says so (`rule-not-applied`).',
      'Rows of one provider with the same spell id are one spell. The last episode speaks for it; of one episode, the version that was extracted last (or, without extract dates, submitted last). Rows need not be in order. Rows that only repeat are not counted, as `duplicate`.',
      'A spell without a discharge date is not counted yet, as `spell-not-ended`.',
      'Residence is the first of the local authority, the LSOA of 2021 and the LSOA of 2011 that names a board or a place outside England. Each of these columns may hold either kind of code. Districts lead to their county. LSOA codes need an `area-lookup`; when one comes, files with such residents are counted again by themselves.',
      'A row whose residence is blank, outside England or in no area that is known is not counted. The report says how many rows, and why.',
      'A spell without the code that a definition asks for, such as a treatment function, is left out of that count and reported (`rule-input-missing`).',
    ],
  },
  'discharge-ready': {
    comesFrom:
      'The discharge ready date return of a trust, or the monthly file that NHS England publishes by trust, or by board.',
    checks: [
      'Discharges on the ready date and in the bands add up to all discharges; bed days of the bands add up to all bed days; the bed days of the 1-day band are its discharges. Otherwise the row is rejected (`identity-mismatch`). A sum with a missing figure is not tested.',
      'A row that gives some of discharges, discharges on the ready date and bed days, but not all three, is rejected (`required`).',
      'Each provider, area and month once in a file; a repeat is rejected (`duplicate-key`).',
      'Files of different feeds are added up, where they are of different trusts. Rows without an area are kept for the trust and count in no board.',
      'The files that NHS England publishes by board hold the discharges from all trusts. In a month and area in which there is one it counts alone, the newest of several; what trusts have sent is left out.',
      'Of two feeds that send the same trust for an area and month one counts: the one with more trusts, else the one that came last. The file and the number say so (`overlap`).',
    ],
  },
  'care-home-admissions': {
    comesFrom: 'The adult social care team of the council.',
    checks: [
      'Residential and nursing admissions add up to the long-term admissions; otherwise the row is rejected (`identity-mismatch`). Where no total is given, it is their sum.',
      'One part alone, without a total, is rejected (`required`). A row without any figure is not counted yet, as `no-figures`.',
      'Each area and period once in a file; a repeat is rejected (`duplicate-key`).',
      'Where nothing says the area, the figures are kept for the feed and are in no return, with a warning (`area-not-given`).',
    ],
  },
  reablement: {
    comesFrom: 'The council or the provider of community services.',
    checks: [
      'Those still at home are at most those discharged into reablement; otherwise the row is rejected (`out-of-range`).',
      'A row needs those discharged, and those still at home at 91 or at 84 days; otherwise it is rejected (`required`). A row without any figure is not counted yet, as `no-figures`.',
      'A cohort such as `Oct-Dec 2025` is the quarter of these months.',
      'Each area and period once in a file; a repeat is rejected (`duplicate-key`). Without an area as above (`area-not-given`).',
    ],
  },
  'expected-admissions': {
    comesFrom: 'The tool for the indirectly standardised rate on the Better Care Exchange, or an analyst.',
    checks: [
      'The expected number and the reference rate are both above 0; a row with one of them alone is rejected (`required`).',
      'A rate is never added up. Each area and period once in a file; a repeat is rejected (`duplicate-key`).',
    ],
  },
  'intermediate-care': {
    comesFrom: 'The council and the integrated care board, in the sheet of the planning template or a table like it.',
    checks: [
      'Each kind, service type, referral source and month once in a file; a repeat is rejected (`duplicate-key`).',
      'A row of totals is held against the rows above it, month by month; a difference is a warning (`total-mismatch`).',
      'Names of trusts are kept as they stand, also where the template cut them at 48 characters. The shares of the integrated care board and the council are read over.',
      'Figures are kept by service and added up by kind. They are shown in the return, and no metric is made of them.',
    ],
  },
  population: {
    comesFrom:
      'The Office for National Statistics. The product ships a small table of people aged 65+, so this source is needed only for other figures or years.',
    checks: [
      'Each area, year, basis, age band and sex once in a file; a repeat is rejected (`duplicate-key`).',
      'People aged 65+ are the band `65+` where it is given, else the sum of all bands that begin at 65 or later. So do not send overlapping bands, such as single years beside five-year bands.',
      'Rows with the ONS code of an area that is no board, such as a district or a region, are read over.',
    ],
  },
  'area-lookup': {
    comesFrom: 'The Open Geography Portal of the Office for National Statistics.',
    checks: [
      'A row needs the lower-tier or the upper-tier code; otherwise it is rejected (`required`).',
      'A local authority that is not known is rejected (`unknown-area`). Areas of Wales, Scotland and Northern Ireland are not counted.',
      'Each small area once in a file; a repeat is rejected (`duplicate-key`). A file replaces the earlier file of its feed for the same generation of small areas: 2021 and 2011 stand side by side.',
    ],
  },
  plan: {
    comesFrom: 'The plan that the health and wellbeing board agreed.',
    checks: [
      'A row needs a value, or a numerator and a denominator; otherwise it is rejected (`required`).',
      'Each area, metric and period once in a file; a repeat is rejected (`duplicate-key`).',
      'A file replaces plans by area and period: what it says about one quarter of one area replaces all that an earlier file of the same feed said about that quarter of that area.',
      'Plans for every metric in the list are kept. Those of metrics that are not counted yet are not shown anywhere.',
    ],
  },
  finance: {
    comesFrom: 'The finance teams of the council and the integrated care board.',
    checks: [
      'A row that names a scheme is a scheme line; any other row is about a funding source. An amount without either is rejected (`required`).',
      'Several rows of one funding source are added up. Totals within the table are read over, as `subtotal`; where one does not agree with the rows above it, there is a warning (`total-mismatch`).',
      'Planned expenditure of each funding source is held against its planned income (the updated plan where there is one). A difference is a warning (`total-mismatch`) that names both amounts; nothing is left out.',
      'Adult Social Care spend are the lines with area of spend Social Care and source Minimum NHS Contribution. Out-of-hospital spend are the lines from the same source with any area of spend but Acute and the NHS as commissioner; of a joint commissioner the share of the NHS. Sums are exact to the penny. A line without what these rules need is kept and left out of them, with a warning (`rule-input-missing`, `rule-not-applied`).',
      'More than 5 % of mandatory funding for schemes of the type Other: a warning (`other-share`).',
      'In a form of bare labels and values, with no name over the labels (`| Planned 22-23 | Actual 22-23`, or only `2022-23`), the labels are funding sources. Rows with other labels are read over, and listed in a warning.',
      'A scheme id may stand in several lines. A row about a funding source that repeats another in every column is counted, with a warning (`duplicate-key`).',
      'A file replaces the funding sources, or the scheme lines, of an area and financial year: whichever of the two it has.',
    ],
  },
  narrative: {
    comesFrom: 'Whoever writes the return.',
    checks: [
      'Each question of a sheet once for an area and quarter; a repeat is rejected (`duplicate-key`). A question without an answer is not counted, as `no-answer`.',
      'Answers have at most 10,000 characters. A file replaces all answers of an area and quarter.',
    ],
  },
};
