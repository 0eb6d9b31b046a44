import type { NotCountedReason } from '../submissions/report.ts';

/** What became of a row for one figure of a number. */
export type RowFate =
  | NotCountedReason
  /** It has a fault; `detail` is the code of the first. */
  | 'rejected'
  /** Another episode of a spell that is told of once, by its last one. */
  | 'other-episode'
  | 'other-area'
  | 'outside-period'
  /** In the period, but another file, or another figure of the period, counts there. */
  | 'other-counts'
  /** Of the area and the period, but about something else. */
  | 'other-figure'
  /** The spell fails a rule of the measure; `detail` is the first that it fails, in the words of its definition. */
  | 'rule'
  /** The same, because the value that the rule asks for is not given. */
  | 'rule-input-missing'
  | 'other-band'
  /** Counted, and counted again in what is taken off. */
  | 'taken-off'
  /** The file cannot give the figure. */
  | 'not-given'
  /** In order, but names nothing that is counted. */
  | 'not-placed'
  | 'counted';

/** How many rows met the same fate. */
export type RowReason = { reason: RowFate; detail: string | null; rows: number };

/** What a figure is for in a number. */
export type FigureName = 'numerator' | 'denominator' | 'expected' | 'plan' | 'population';

/** Every row of a file by what became of it for one figure: the reasons add up to the rows read, always. */
export type RowLedger = { figure: FigureName; read: number; counted: number; reasons: RowReason[] };
