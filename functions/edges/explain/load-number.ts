import type { Board } from '../../core/areas/boards.ts';
import type { CountCell } from '../../core/counts/count-cell.ts';
import { explainedCells, explainedFigures } from '../../core/explain/explained-figures.ts';
import type { ExplainedCell, ExplainedFigure } from '../../core/explain/explained-number.ts';
import { type BroughtPopulation, fileQuestions } from '../../core/explain/file-questions.ts';
import { type NumberParts, numberParts } from '../../core/explain/number-parts.ts';
import type { FileQuestion } from '../../core/explain/question.ts';
import type { MetricDefinition } from '../../core/metrics/metric-definition.ts';
import type { MetricChoices } from '../../core/metrics/quarter-inputs.ts';
import {
  isMonth,
  isQuarter,
  type Period,
  type Quarter,
  quarterFrom,
  quarterOfMonth,
} from '../../core/periods/period.ts';
import type { Arrival } from '../../core/submissions/arrival.ts';
import { type CurrentFeeds, loadQuarter, readCurrentFeeds, versionOf } from '../records/load-quarter.ts';
import type { Records } from '../records/records.ts';

export type LoadNumberDeps = { records: Pick<Records, 'currents' | 'counts'> };

/** One number of one board: which metric, and in which month, quarter or year. */
export type NumberAsked = { board: Board; metric: MetricDefinition; period: Period; choices: MetricChoices };

/** A file behind a number, what is asked of it, and what is stored of that. */
export type FileBehind = {
  source: string;
  feed: string;
  arrival: Arrival;
  question: FileQuestion;
  stored: readonly CountCell[];
};

/** A number as it follows from what counts now. `version` changes when anything does that counts. */
export type LoadedNumber = {
  parts: NumberParts;
  figures: ExplainedFigure[];
  cells: ExplainedCell[];
  files: FileBehind[];
  version: string;
};

type Sender = Pick<FileBehind, 'source' | 'feed' | 'arrival'>;
type Senders = ReadonlyMap<string, Sender>;

/** The quarter with which a number is computed: a year's comes with its last one. */
export function quarterWith(period: Period): Quarter {
  if (isQuarter(period)) return period;
  return isMonth(period) ? quarterOfMonth(period) : quarterFrom(period, 4);
}

function sendersIn({ counts, plans, populations }: CurrentFeeds): Senders {
  const senders = [...counts, ...plans, ...populations].flatMap(({ source, feed, current }) =>
    Object.values(current.arrivals).map((arrival) => [arrival.submission, { source, feed, arrival }] as const),
  );
  return new Map(senders);
}

async function broughtPopulation(
  { records }: LoadNumberDeps,
  { value: { population } }: NumberParts,
  { senders, unit }: { senders: Senders; unit: string },
): Promise<BroughtPopulation | null> {
  const sender = population && senders.get(population.origin);
  if (!sender) return null;
  const { submission, countsId } = sender.arrival;
  const cells = await records.counts.list(countsId, unit);
  const cell = cells.find(
    ({ period, labels }) =>
      Number(period.slice(0, 4)) === population.year && (labels?.basis ?? period.slice(5)) === population.basis,
  );
  return cell ? { submission, cell } : null;
}

async function fileBehind(
  { records }: LoadNumberDeps,
  sender: Sender | undefined,
  question: FileQuestion,
): Promise<FileBehind> {
  if (!sender) throw new Error('A submission stands behind the number and is not current');
  const { countsId } = sender.arrival;
  const keys = [...question.periods].map((period) => ({ countsId, unit: question.unit, period }));
  return { ...sender, question, stored: await records.counts.getAll(keys) };
}

const cellsOf = ({ source, feed, arrival, question, stored }: FileBehind): ExplainedCell[] =>
  explainedCells(stored, question, { source, feed, submission: arrival.submission });

/** Computes one number from what counts now, and finds the cells and the files behind it. Reads no file. */
export async function loadNumber(deps: LoadNumberDeps, asked: NumberAsked): Promise<LoadedNumber> {
  const { board, metric, period, choices } = asked;
  const unit = board.code;
  const quarter = quarterWith(period);
  const feeds = await readCurrentFeeds(deps.records);
  const data = await loadQuarter(deps.records, feeds, { unit, quarter });
  const parts = numberParts(metric, period, { unit, quarter, ...data, choices });
  const senders = sendersIn(feeds);
  const brought = await broughtPopulation(deps, parts, { senders, unit });
  const files = await Promise.all(
    fileQuestions(parts, { unit, period, brought }).map(({ submission, question }) =>
      fileBehind(deps, senders.get(submission), question),
    ),
  );
  return { parts, figures: explainedFigures(parts), cells: files.flatMap(cellsOf), files, version: versionOf(feeds) };
}
