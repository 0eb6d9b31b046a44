import { boardByCode } from '../areas/boards.ts';
import { isQuarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { dayWords } from '../returns/time-words.ts';
import { fileNameOf, parseArrivalKey } from '../submissions/arrival.ts';
import { sightOf } from '../visitors/sight.ts';
import { maySee, type Visitor } from '../visitors/visitor.ts';
import { deadLetterWords } from '../words/dead-letter-words.ts';
import type { DeadLetter, DeadWork } from './dead-letter.ts';

/** What could not be done, as people are told of it. `since` is an ISO time, `area` a code; what it is not about is null. */
export type DeadLetterView = {
  kind: DeadWork['kind'];
  name: string;
  submission: string | null;
  source: string | null;
  feed: string | null;
  area: string | null;
  quarter: string | null;
  since: string;
  tries: number;
  why: string;
  todo: string;
};

const ABOUT_NOTHING = { submission: null, source: null, feed: null, area: null, quarter: null };

function aboutOf(work: DeadWork): Pick<DeadLetterView, 'name'> & Partial<DeadLetterView> {
  switch (work.kind) {
    case 'file': {
      const { source = null, feed = null } = parseArrivalKey(work.key) ?? {};
      return { name: fileNameOf(work.key), submission: work.submission, source, feed };
    }
    case 'return': {
      const { area, quarter } = work;
      const when = isQuarter(quarter) ? periodWords(quarter) : quarter;
      return { name: `the return of ${boardByCode(area)?.name ?? area}, ${when}`, area, quarter };
    }
    case 'quarter-end':
      return { name: `what was due on ${dayWords(work.day)}` };
    case 'unknown':
      return { name: `a message that speaks of no file, ${work.message}` };
  }
}

/** A letter as whoever may know of it is told. */
export function deadLetterView(letter: DeadLetter): DeadLetterView {
  const { work, since, tries } = letter;
  return { kind: work.kind, ...ABOUT_NOTHING, ...aboutOf(work), since, tries, ...deadLetterWords(letter) };
}

/** What is about no file and no area concerns those who see everything. */
function concerns(visitor: Visitor, { work }: DeadLetter): boolean {
  if (work.kind === 'return') return maySee(visitor, work.area);
  if (work.kind !== 'file') return visitor.areas === 'all';
  return sightOf(visitor, { key: work.key, feed: null, areas: [], rows: null }) !== 'none';
}

/** The letters that a visitor may know of; without a visitor all. */
export function deadLettersFor(visitor: Visitor | undefined, letters: readonly DeadLetter[]): DeadLetterView[] {
  return letters.filter((letter) => !visitor || concerns(visitor, letter)).map(deadLetterView);
}
