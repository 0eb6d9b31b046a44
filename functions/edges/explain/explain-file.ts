import { sinceThen } from '../../core/counts/counted-by.ts';
import type { ExplainedFile } from '../../core/explain/explained-number.ts';
import { type ExplainingCounter, explainingCounter } from '../../core/explain/explaining-counter.ts';
import { cellsAsked } from '../../core/explain/question.ts';
import { rowLedgers } from '../../core/explain/row-ledgers.ts';
import { compareCells } from '../../core/replay/compare-cells.ts';
import type { FileFindings } from '../../core/submissions/file-reader.ts';
import type { RowTotals } from '../../core/submissions/report.ts';
import { type ReadAgain, type ReadAgainDeps, readAgain } from '../replay/read-again.ts';
import { refusal } from '../replay/replay-file.ts';
import type { FileBehind } from './load-number.ts';
import { sentFile } from './sent-file.ts';

type Answer = Pick<ExplainedFile, 'state' | 'why' | 'ledgers'>;

const notKept = (why: string): Answer => ({ state: 'not-kept', why: [why], ledgers: [] });

/** What the report of the submission says otherwise of its rows. */
function reportDifferences({ rows }: FileFindings, reported: RowTotals | null): string[] {
  if (!reported) return [];
  return (['read', 'accepted', 'rejected', 'notCounted'] as const)
    .filter((total) => reported[total] !== rows[total])
    .map((total) => `rows ${total}: the report says ${reported[total]}, reading again gives ${rows[total]}`);
}

function differencesIn({ arrival, question, stored }: FileBehind, read: ReadAgain, reported: RowTotals | null) {
  const { sha256, findings } = read;
  if (sha256 !== arrival.sha256) return [`the stored bytes are others: sha256 ${arrival.sha256} → ${sha256}`];
  const cells = compareCells({
    stored: cellsAsked(stored, question),
    counted: findings.counted?.cells ?? [],
    extraCounts: 'differ',
  });
  return [...refusal(findings), ...cells.map(({ words }) => words), ...reportDifferences(findings, reported)];
}

async function answerOf(deps: ReadAgainDeps, file: FileBehind, reported: RowTotals | null): Promise<Answer> {
  const { arrival, question } = file;
  const { gone } = sinceThen(arrival.fingerprint);
  if (gone.length > 0) return notKept(`what it was counted by is kept no longer: ${gone.join(', ')}`);
  let counter: ExplainingCounter | null = null;
  const read = await readAgain(deps, arrival, (contract, context) => {
    counter = explainingCounter(contract, context, question);
    return counter;
  });
  if (!read) return notKept('the file has expired or was deleted');
  const why = differencesIn(file, read, reported);
  const figures = question.figures.map(({ figure }) => figure);
  const ledgers = counter ? rowLedgers(read.findings, counter, figures) : [];
  return { state: why.length === 0 ? 'agrees' : 'differs', why, ledgers };
}

/** Reads one file behind a number again and says what became of each of its rows. Writes nothing. */
export async function explainFile(deps: ReadAgainDeps, file: FileBehind): Promise<ExplainedFile> {
  const sent = await sentFile(deps.records, file);
  return { ...sent, ...(await answerOf(deps, file, sent.reported)) };
}
