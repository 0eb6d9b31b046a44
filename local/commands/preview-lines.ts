import { periodWords } from '../../functions/core/periods/period-words.ts';
import { missingWords } from '../../functions/core/quarter-end/missing-parts.ts';
import { changeWords } from '../../functions/core/returns/change-words.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { ReturnPreview } from '../../functions/handlers/publish-return/preview-return.ts';

const MOST_CHANGES = 50;

function standingLine({ standing, isNew, document }: ReturnPreview): string {
  const stands = standing ? `revision ${standing.revision} stands, ${standing.status}` : 'no revision stands';
  return isNew ? `${stands}; revision ${document.revision} would be published` : `${stands}; nothing has changed`;
}

function changeLines({ document: { changes } }: ReturnPreview): string[] {
  const shown = changes.slice(0, MOST_CHANGES);
  const lines = shown.map((change) => `    ${change.metric}, ${periodWords(change.period)}: ${changeWords(change)}`);
  const more = changes.length - shown.length;
  return [...lines, ...(more > 0 ? [`    and ${more} more (--json shows them)`] : [])];
}

function checklistLines({ document: { checklist } }: ReturnPreview): string[] {
  const open = checklist.filter(({ complete }) => !complete);
  return [
    `  Checklist: ${checklist.length - open.length} of ${checklist.length} items are complete`,
    ...open.map(({ sheet, item, reason }) => `    ${sheet}, ${item}: ${reason ?? 'not complete'}`),
  ];
}

/** What would be published now, for people. */
export function previewLines(preview: ReturnPreview): string[] {
  const { document, missing, asAt } = preview;
  return [
    `${document.area.name}, ${periodWords(`${document.period.financialYear}-${document.period.quarter}`)}, as at ${timeWords(asAt)}: ${document.state}`,
    `  ${standingLine(preview)}`,
    `  ${document.changes.length} numbers differ from what stands`,
    ...changeLines(preview),
    ...checklistLines(preview),
    missing.length > 0 ? '  Missing:' : '  All that is expected has come',
    ...missing.map((part) => `    ${missingWords(part)}`),
  ];
}
