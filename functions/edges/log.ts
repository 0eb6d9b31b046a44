/**
 * Every line that the product may log, by code. Lines carry ids, counts and codes only: never a value from a row, nor
 * a file name, because people put names of patients in both.
 */
const catalogue = {
  'file-arrived.started': 'Started on an arrived file',
  'file-arrived.completed': 'Finished with an arrived file',
  'file-arrived.skipped': 'Skipped an arrived file that was dealt with before',
  'file-arrived.failed': 'Could not finish an arrived file; it will be tried again',
  'publish-return.started': 'Started publishing a return',
  'publish-return.completed': 'Published a return',
  'publish-return.unchanged': 'The return has not changed; nothing new was published',
  'publish-return.refused': 'There is no such return to publish',
  'publish-return.failed': 'Could not publish a return; it will be tried again',
  'quarter-end.started': 'Started looking which returns are due',
  'quarter-end.completed': 'Asked for the returns of a quarter and made its notices',
  'quarter-end.notice': 'There is a notice to the people of an area',
  'quarter-end.failed': 'Could not do all that is due at the end of a quarter; it will be tried again',
  'api.failed': 'A request could not be answered',
} as const;

export type LogCode = keyof typeof catalogue;
export type LogFields = Record<string, string | number | boolean | null | undefined>;
export type Log = (code: LogCode, fields?: LogFields) => void;

/** A structured logger that writes one JSON line an entry to `write`. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (code, fields = {}) =>
    write(JSON.stringify({ time: now().toISOString(), code, message: catalogue[code], ...fields }));
}
