import { layoutFor } from '../../functions/core/returns/layout.ts';
import { sheetsOf } from '../../functions/core/returns/layout-settings.ts';
import { returnWorkbook } from '../../functions/core/workbook/return-workbook.ts';
import { sheetChanges } from '../../functions/core/workbook/sheet-changes.ts';
import { revisionsPage } from '../../web/pages/revisions-page.ts';
import { sheetsPage } from '../../web/pages/sheets-page.ts';
import { unpublishedPage } from '../../web/pages/unpublished-page.ts';
import { coventryEntries } from '../core/returns/coventry-entries.ts';
import { coventry, coventryQuarter } from '../core/returns/coventry-quarter.ts';
import { coventryRevision } from '../core/returns/coventry-revision.ts';
import { FROM_ANN, shown } from './shown.ts';

const quarter = '2025-26-Q4';
const layout = layoutFor('2025-26');

/** A return in which people wrote `text` wherever they could. */
function saying(text: string) {
  const answers = ['Completed by', 'Success 1: Enabler'].map((question) => ({ sheet: '', question, answer: text }));
  const entries = { ...coventryEntries, answers };
  const document = coventryRevision({ quarter, metrics: coventryQuarter(), entries });
  return { document, workbook: returnWorkbook(document, layout) };
}

/** Every sheet of such a return, as it would be published now. */
export function sheetPages(text: string): [string, string][] {
  const { document, workbook } = saying(text);
  const found = sheetsOf(layout, quarter).flatMap((layoutSheet) => {
    const sheet = workbook.sheets.find(({ name }) => name === layoutSheet.title);
    return sheet ? [{ sheet, layoutSheet }] : [];
  });
  const sheets = found.map(({ sheet: { name } }) => name);
  return found.map((each, place) => [
    `the sheet ${each.sheet.name}`,
    shown(
      sheetsPage({
        area: coventry,
        quarter,
        revision: place === 0 ? { revision: 2, publishedAt: document.generatedAt } : null,
        isNew: place === 1,
        sheets,
        place,
        checklist: document.checklist,
        from: FROM_ANN,
        ...each,
      }),
    ),
  ]);
}

/** A first revision, and a second one in which `text` was written. */
export function comparison(text: string): string {
  const [first, second] = [saying('as before'), saying(text)];
  return shown(
    revisionsPage({
      area: coventry,
      quarter,
      layout,
      revisions: [2, 1].map((revision) => ({ revision, generatedAt: second.document.generatedAt, signedBy: text })),
      comparison: {
        from: 1,
        to: 2,
        numbers: [],
        cells: sheetChanges(layout, first.workbook, second.workbook),
      },
    }),
  );
}

export const oneRevision = (): string =>
  shown(
    revisionsPage({
      area: coventry,
      quarter,
      layout,
      revisions: [{ revision: 1, generatedAt: '2025-07-20T09:30:00.000Z', signedBy: null }],
      comparison: null,
    }),
  );

export const unpublished = (): string => shown(unpublishedPage({ area: coventry, quarter, from: FROM_ANN }));
