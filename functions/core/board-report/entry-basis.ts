import { dataAsAt } from '../returns/data-as-at.ts';
import { timeWords } from '../returns/time-words.ts';
import { countWords } from '../words/count-words.ts';
import type { Remark } from './board-report.ts';
import type { ReportContent } from './report-content.ts';

/** The files of a source that something else than a metric came from, and as at when. */
export function entryBasis({ document, layout }: ReportContent, source: 'finance' | 'intermediate-care'): Remark[] {
  const files = document.entryFiles.filter((file) => file.source === source);
  if (files.length === 0) return [];
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const title = layout.expectedSources.find((expected) => expected.source === source)?.title;
  const counted = `${countWords(files.length, 'file')}, ${countWords(rows, 'row')} counted.`;
  return [
    { name: 'Sources', text: title === undefined ? counted : `${title}; ${counted}` },
    { name: 'Data as at', text: `${timeWords(dataAsAt(document))}.` },
  ];
}
