/** A code of the log: what it says, and which of its fields are counted, each with its unit as CloudWatch names units. */
type Entry = { message: string; counted?: Record<string, 'Count' | 'None'> };

/**
 * Every line that the product may log, by code. Lines carry ids, counts and codes only: never a value from a row, nor
 * a file name, because people put names of patients in both.
 */
const catalogue = {
  'file-arrived.started': { message: 'Started on an arrived file' },
  'file-arrived.completed': {
    message: 'Finished with an arrived file',
    counted: { filesArrived: 'Count', filesRejected: 'Count', malwareFound: 'Count', minutesToReport: 'None' },
  },
  'file-arrived.skipped': { message: 'Skipped an arrived file that was dealt with before' },
  'file-arrived.failed': { message: 'Could not finish an arrived file; it will be tried again' },
  'publish-return.started': { message: 'Started publishing a return' },
  'publish-return.completed': {
    message: 'Published a return',
    counted: { returnsPublished: 'Count' },
  },
  'publish-return.unchanged': { message: 'The return has not changed; nothing new was published' },
  'publish-return.refused': { message: 'There is no such return to publish' },
  'publish-return.failed': { message: 'Could not publish a return; it will be tried again' },
  'return.signed': { message: 'A return was signed off', counted: { returnsSigned: 'Count' } },
  'quarter-end.started': { message: 'Started looking which returns are due', counted: { daysSinceArrival: 'None' } },
  'quarter-end.completed': {
    message: 'Found which returns of a quarter are due and made its notices',
    counted: { returnsLate: 'Count' },
  },
  'quarter-end.notice': { message: 'There is a notice to the people of an area' },
  'quarter-end.failed': { message: 'Could not do all that is due at the end of a quarter; it will be tried again' },
  'dead-letter.noted': { message: 'Laid work aside after its last try; redrive has it tried again' },
  'api.failed': { message: 'A request could not be answered' },
} as const satisfies Record<string, Entry>;

export type LogCode = keyof typeof catalogue;
export type LogFields = Record<string, string | number | boolean | null | undefined>;
export type Log = (code: LogCode, fields?: LogFields) => void;

/** The name under which CloudWatch keeps what the lines count. */
const NAMESPACE = 'BetterCareFund';

/**
 * What makes CloudWatch count the fields of a line, by stage (Amazon CloudWatch User Guide, "Specification: Embedded
 * metric format"). Fields that a line lacks are not counted.
 */
function countedIn(code: LogCode, fields: LogFields, { stage, time }: { stage: string; time: Date }) {
  const { counted = {} }: Entry = catalogue[code];
  const metrics = Object.entries(counted).flatMap(([Name, Unit]) =>
    typeof fields[Name] === 'number' ? [{ Name, Unit }] : [],
  );
  if (metrics.length === 0) return {};
  const directive = { Namespace: NAMESPACE, Dimensions: [['stage']], Metrics: metrics };
  return { stage, _aws: { Timestamp: time.getTime(), CloudWatchMetrics: [directive] } };
}

/** A structured logger that writes one JSON line an entry to `write`. Where a stage is named, its lines are counted by it. */
export function createLog(write: (line: string) => void, now: () => Date, stage?: string): Log {
  return (code, fields = {}) => {
    const time = now();
    const line = { time: time.toISOString(), code, message: catalogue[code].message, ...fields };
    write(JSON.stringify(stage === undefined ? line : { ...line, ...countedIn(code, fields, { stage, time }) }));
  };
}
