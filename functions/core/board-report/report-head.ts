import { periodWords } from '../periods/period-words.ts';
import { coverageWords } from '../returns/coverage-words.ts';
import { dataAsAt } from '../returns/data-as-at.ts';
import { freezeDate } from '../returns/freeze.ts';
import { givenWords } from '../returns/sign-off-words.ts';
import { dayWords, timeWords } from '../returns/time-words.ts';
import type { BoardReport, Remark } from './board-report.ts';
import type { ReportContent } from './report-content.ts';

/** Whether the figures may still change, in words. */
export function reportStanding({ document, layout, quarter }: ReportContent): BoardReport['standing'] {
  const frozen = dayWords(freezeDate(layout, quarter));
  if (document.state === 'final') {
    const text = `Every month is present, and the hospital data have been frozen since ${frozen}.`;
    return { state: 'final', name: 'Final figures', text };
  }
  const text = `They may still change. Hospital data of the quarter are expected to be frozen on ${frozen}.`;
  return { state: 'provisional', name: 'Provisional figures', text };
}

/** What this paper rests on: period, revision, sign-off, data. */
export function reportFacts({ document, layout, quarter }: ReportContent): Remark[] {
  const { period, revision, signOff, metrics } = document;
  return [
    { name: 'Period', text: `${periodWords(quarter)}, ${dayWords(period.from)} to ${dayWords(period.to)}` },
    { name: 'Revision', text: `${revision}, ${signOff ? 'signed off' : 'not signed off'}` },
    ...(signOff?.steps ?? []).map((step) => ({ name: 'Sign-off', text: `${givenWords(step)}.` })),
    { name: 'Data as at', text: timeWords(dataAsAt(document)) },
    { name: 'Data', text: coverageWords({ layout, quarter, metrics }) },
  ];
}

/** Who answers questions: the board's own lead, then those that the return goes to. */
export function reportContacts({ document, layout }: ReportContent): Remark[] {
  const lead =
    'The Better Care Fund lead named on the cover of the return; the files behind each number are on its sheet Notes.';
  return [
    { name: `${document.area.name} Health and Wellbeing Board`, text: lead },
    ...layout.addressees.map(({ name, email }) => ({
      name,
      text: email ?? 'For questions about the return and its deadlines.',
    })),
  ];
}
