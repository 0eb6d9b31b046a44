import { periodWords } from '../periods/period-words.ts';
import { bannerWords } from '../returns/banner-words.ts';
import { coverageWords } from '../returns/coverage-words.ts';
import { freezeDate } from '../returns/freeze.ts';
import { returnFileName, sheetTitle } from '../returns/layout-settings.ts';
import type { ReturnDocument } from '../returns/return-document.ts';
import { doneWords, givenWords } from '../returns/sign-off-words.ts';
import { dayWords, timeWords } from '../returns/time-words.ts';
import { headingRow, notApplicable, notAvailable, textCell } from './cells.ts';
import { filledCell } from './filled-cell.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

type Line = readonly WorkbookCell[];

/** Which return this is, who completes it, where it goes, and how to read the workbook. */
export function coverSheet(content: ReturnWorkbookContent): WorkbookSheet {
  const { layout } = content;
  return {
    name: sheetTitle(layout, 'cover'),
    summary: 'What this return is, who completes it and signs it, where it goes, and what the colours mean.',
    widths: [46, 74],
    rows: [
      [textCell(layout.title, 'title')],
      [textCell(bannerWords(content.document.checklist), 'intro')],
      headingRow(['Item', 'Entry']),
      ...identityLines(content),
      ...contactLines(content),
      ...completenessLines(content),
      ...sendingLines(content),
      ...handlingLines(),
      ...keyLines(),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 0 },
    print: { orientation: 'portrait', pagesWide: 1 },
  };
}

/** Which sheets are complete, as the cover of the template lists them. */
function completenessLines({ document }: ReturnWorkbookContent): Line[] {
  const bySheet = Map.groupBy(document.checklist, ({ sheet }) => sheet);
  return [...bySheet].map(([sheet, items]): Line => {
    const isComplete = items.every(({ complete }) => complete);
    return [
      textCell(`Complete: ${sheet}`, 'label'),
      textCell(isComplete ? 'Yes' : 'No', isComplete ? 'met' : 'not-met'),
    ];
  });
}

function identityLines({ document, layout, quarter }: ReturnWorkbookContent): Line[] {
  const { area, period } = document;
  return [
    prefilled('Health and Wellbeing Board', area.name),
    prefilled('Area code (ONS)', area.code),
    prefilled('Period', `${periodWords(quarter)}, ${dayWords(period.from)} to ${dayWords(period.to)}`),
    prefilled('Revision', document.revision),
    ...statusLines(document),
    prefilled('Figures', stateWords(document.state, freezeDate(layout, quarter))),
    prefilled('Data', `${coverageWords({ layout, quarter, metrics: document.metrics })}.`),
    prefilled('Generated', timeWords(document.generatedAt)),
  ];
}

function statusLines({ signOff }: ReturnDocument): Line[] {
  if (!signOff) return [prefilled('Status', 'Draft, not signed off')];
  return [
    prefilled('Status', `Signed off by ${signOff.by} on ${timeWords(signOff.at)}`),
    ...signOff.steps.map((step) => prefilled(`Sign-off: ${doneWords(step.step)}`, `${givenWords(step)}.`)),
  ];
}

function stateWords(state: 'provisional' | 'final', freeze: string): string {
  return state === 'final'
    ? `Final: every month is present and the hospital data have been frozen since ${dayWords(freeze)}.`
    : `Provisional: they may still change. Hospital data of the quarter are expected to be frozen on ${dayWords(freeze)}.`;
}

/** The questions of the cover, which in this sheet are rows of its one table. */
function contactLines({ layout, filled }: ReturnWorkbookContent): Line[] {
  const blocks = layout.sheets.find(({ id }) => id === 'cover')?.blocks ?? [];
  return blocks.flatMap((block) =>
    block.kind === 'questions'
      ? block.rows.map(
          ({ id, text }): Line => [
            textCell(text, 'label'),
            filledCell(filled.cell(block.id, id, block.asks[0]?.id ?? '')),
          ],
        )
      : [],
  );
}

function deadlineWords({ document, layout }: ReturnWorkbookContent): string {
  if (layout.financialYear !== document.period.financialYear) return 'Not known for this year.';
  const { confidence, due, words } = layout.deadlines[document.period.quarter];
  if (confidence === 'confirmed') return dayWords(due);
  return `About ${words}. Not confirmed: check the date with your Better Care Manager.`;
}

function sendingLines(content: ReturnWorkbookContent): Line[] {
  const { document, layout } = content;
  const recipients = layout.addressees.map(({ role, name, email }) =>
    prefilled(role === 'to' ? 'Send to' : 'Copy to', email === null ? name : `${email} (${name})`),
  );
  return [
    ...recipients,
    prefilled('Save as', returnFileName(layout, document.area.name)),
    prefilled('Deadline', deadlineWords(content)),
  ];
}

function handlingLines(): Line[] {
  return [
    prefilled(
      'Handling',
      'Exact numbers: for the board, its partners and the Better Care Fund team. Until the national team has published the returns, do not make this public without the consent of the Health and Wellbeing Board. It is subject to Freedom of Information requests.',
    ),
    prefilled(
      'Official template',
      'The official workbook is protected. Copy from here and paste there with Paste Special, Values.',
    ),
  ];
}

function keyLines(): Line[] {
  return [
    [textCell('Yellow cell', 'label'), textCell('To be filled in by a person', 'input')],
    [textCell('Grey cell', 'label'), textCell('Filled in from the data; do not change it here', 'prefilled')],
    [textCell('Green cell', 'label'), textCell('Target met, or item complete; the words say so too', 'met')],
    [textCell('Red cell', 'label'), textCell('Target not met, or item incomplete; the words say so too', 'not-met')],
    [textCell(notAvailable, 'label'), textCell('Not available: no data or no plan. It does not mean zero.')],
    [textCell(notApplicable, 'label'), textCell('Not applicable to this metric')],
  ];
}

function prefilled(label: string, value: string | number): Line {
  return [textCell(label, 'label'), { value, style: 'prefilled' }];
}
