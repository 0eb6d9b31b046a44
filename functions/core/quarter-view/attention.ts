import type { DeadLetterView } from '../dead-letters/dead-letter-view.ts';
import { listWords } from '../periods/period-words.ts';
import { EVERY_MONTH } from '../returns/coverage-words.ts';
import { timeWords } from '../returns/time-words.ts';
import { countWords } from '../words/count-words.ts';
import { periodName } from '../words/standing-words.ts';
import { type AreaProgress, requiredMissing } from './area-progress.ts';

export const ATTENTION = ['failed', 'held', 'rejected', 'missing', 'gap', 'unsigned', 'proposed'] as const;

/** Why somebody has to look at something. */
export type AttentionKind = (typeof ATTENTION)[number];

/** A file or an area that needs a person. `words` say what is the matter. */
export type Attention = { kind: AttentionKind; name: string; words: string } & (
  | { submission: string }
  | { area: string; hasReturn: boolean }
  | { letter: Pick<DeadLetterView, 'submission' | 'area' | 'quarter'> }
);

/** A file that came and does not count. */
export type AsideFile = {
  submission: string;
  source: string | null;
  feed: string | null;
  file: string;
  periods: readonly string[];
};

function ofFile(kind: 'held' | 'rejected', { submission, source, feed, file, periods }: AsideFile): Attention {
  const of = periods.length > 0 ? `, ${listWords(periods.slice(0, 6).map(periodName))}` : '';
  return { kind, submission, name: file, words: `${source ?? 'kind not known'}, feed ${feed ?? 'not known'}${of}` };
}

function ofLetter({ name, source, feed, since, why, todo, submission, area, quarter }: DeadLetterView): Attention {
  const from = source && feed ? `${source}, feed ${feed}; ` : '';
  const words = `${from}since ${timeWords(since)}. ${why} ${todo}`;
  return { kind: 'failed', name, words, letter: { submission, area, quarter } };
}

function missingOf(area: AreaProgress): string {
  return requiredMissing(area)
    .map(({ source, missing }) => `${source} for ${listWords(missing.map(periodName))}`)
    .join('; ');
}

function ofArea(area: AreaProgress): Attention[] {
  const { code, name, return: standing } = area;
  const about = { area: code, name, hasReturn: standing !== null };
  const missing = missingOf(area);
  const found: Attention[] = missing ? [{ ...about, kind: 'missing', words: missing }] : [];
  if (!standing) return found;
  const { revision, state, status, coverage, checklist, proposed } = standing;
  if (!missing && coverage !== EVERY_MONTH) found.push({ ...about, kind: 'gap', words: coverage });
  if (status === 'draft') {
    const items = `${checklist.complete} of ${countWords(checklist.items, 'checklist item')} complete`;
    found.push({ ...about, kind: 'unsigned', words: `revision ${revision}, data ${state}, ${items}` });
  }
  if (proposed) {
    const change = `revision ${proposed.revision} would change ${countWords(proposed.changes, 'number')} of the signed return`;
    found.push({ ...about, kind: 'proposed', words: change });
  }
  return found;
}

/** What came and does not count, and what could not be done. */
type Aside = { held: readonly AsideFile[]; rejected: readonly AsideFile[]; deadLetters: readonly DeadLetterView[] };

/** Everything in a quarter that waits for a person: what could not be done, whatever its quarter, files, then areas in their order. */
export function attentionOf(areas: readonly AreaProgress[], { held, rejected, deadLetters }: Aside): Attention[] {
  return [
    ...deadLetters.map(ofLetter),
    ...held.map((file) => ofFile('held', file)),
    ...rejected.map((file) => ofFile('rejected', file)),
    ...areas.flatMap(ofArea),
  ];
}
