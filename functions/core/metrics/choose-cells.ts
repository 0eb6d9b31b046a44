import { listWords, periodWords } from '../periods/period-words.ts';
import type { MetricSource } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { SourceCell } from './quarter-inputs.ts';
import { withoutOverlaps } from './without-overlaps.ts';

export type ChosenCells = { cells: SourceCell[]; flags: MetricFlag[] };

/** What is wanted of the cells of one period: the measures needed, the sources to try in order, and a preferred feed. */
export type CellsWanted = {
  measures: readonly string[];
  sources: readonly MetricSource[];
  preferredFeed: string | undefined;
};

const byFeed = (a: SourceCell, b: SourceCell) => {
  // Stryker disable next-line EqualityOperator: the two differ here
  if (a.feed !== b.feed) return a.feed < b.feed ? -1 : 1;
  // Stryker disable next-line EqualityOperator: a submission has one cell of a feed and period
  return a.submission < b.submission ? -1 : 1;
};

function chosenOne(
  cells: readonly SourceCell[],
  by: string,
  preferredFeed: string | undefined,
): SourceCell | undefined {
  const bySize = [...cells].sort((a, b) => (b.counts[by] ?? 0) - (a.counts[by] ?? 0) || byFeed(a, b));
  return bySize.find(({ feed }) => feed === preferredFeed) ?? bySize[0];
}

type ChooseOne = Extract<MetricSource['feeds'], { rule: 'choose-one' }>;

function oneFeed(cells: readonly SourceCell[], { by, why }: ChooseOne, preferredFeed: string | undefined): ChosenCells {
  const chosen = chosenOne(cells, by, preferredFeed);
  // Stryker disable next-line ConditionalExpression: where there are cells one is chosen
  if (chosen === undefined) return { cells: [], flags: [] };
  if (cells.length === 1) return { cells: [chosen], flags: [] };
  const feeds = listWords(cells.map(({ feed }) => feed).sort());
  const reason = chosen.feed === preferredFeed ? 'the preferred feed' : why;
  const text = `${feeds} each report ${periodWords(chosen.period)}; only ${chosen.feed} is counted, ${reason}.`;
  return { cells: [chosen], flags: [{ code: 'overlap', text }] };
}

function addedUp(giving: readonly SourceCell[], notGiving: readonly SourceCell[]): ChosenCells {
  const [first] = notGiving;
  const feeds = listWords(notGiving.map(({ feed }) => feed).sort());
  const text = first && `${feeds} reported ${periodWords(first.period)} without these figures and could not be added.`;
  const { kept, flags } = withoutOverlaps(giving);
  return { cells: kept, flags: [...flags, ...(text ? [{ code: 'feed-left-out' as const, text }] : [])] };
}

/**
 * The cells of one period that a metric is made from: those of the first source that gives every measure needed. Feeds
 * are added up where they hold nothing twice, or one is chosen, as the source says; an overlap is flagged.
 */
export function chooseCells(cells: readonly SourceCell[], wanted: CellsWanted): ChosenCells {
  for (const { source, feeds } of wanted.sources) {
    const ofSource = cells.filter((cell) => cell.source === source);
    const giving = ofSource.filter(({ counts }) => wanted.measures.every((measure) => Object.hasOwn(counts, measure)));
    if (giving.length === 0) continue;
    return feeds.rule === 'add-up'
      ? addedUp(
          giving,
          ofSource.filter((cell) => !giving.includes(cell)),
        )
      : oneFeed(giving, feeds, wanted.preferredFeed);
  }
  return { cells: [], flags: [] };
}
