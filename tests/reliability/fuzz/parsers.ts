/** The tests that change what readers read, by the names of their files. */
export type FuzzTest = 'files' | 'workbooks' | 'cells' | 'messages' | 'settings' | 'papers' | 'requests';

/**
 * Every module of the deployed functions that makes something of a text or of bytes, by the test that must reach it. The
 * scanner of bytes is held against plain papaparse in tests of its own.
 */
export const READERS: Readonly<Record<string, FuzzTest>> = {
  'functions/core/intake/csv-rows.ts': 'files',
  'functions/core/intake/file-kind.ts': 'files',
  'functions/core/intake/find-header.ts': 'files',
  'functions/core/intake/text-encodings.ts': 'files',
  'functions/edges/files/feed-bytes.ts': 'files',
  'functions/core/periods/parse-date.ts': 'cells',
  'functions/core/periods/parse-period.ts': 'cells',
  'functions/core/periods/part-of-year.ts': 'cells',
  'functions/core/periods/period-in-text.ts': 'cells',
  'functions/core/submissions/arrival.ts': 'cells',
  'functions/core/template/cell-range.ts': 'cells',
  'functions/edges/spreadsheets/inflate-entry.ts': 'workbooks',
  'functions/edges/spreadsheets/read-template.ts': 'workbooks',
  'functions/edges/spreadsheets/workbook-map.ts': 'workbooks',
  'functions/edges/spreadsheets/zip-directory.ts': 'workbooks',
  'functions/core/review/read-paper.ts': 'papers',
  'functions/edges/env.ts': 'settings',
  'functions/edges/sign-in/settings.ts': 'settings',
  'functions/handlers/api/one-machine.ts': 'settings',
  'functions/handlers/api/organisation-sign-in.ts': 'settings',
  'functions/handlers/file-arrived/file-arrived.ts': 'messages',
  'functions/handlers/publish-return/publish-returns.ts': 'messages',
  'functions/handlers/api/cursor.ts': 'requests',
  'functions/handlers/api/http.ts': 'requests',
  'functions/handlers/api/inputs.ts': 'requests',
  'functions/handlers/api/multipart.ts': 'requests',
  'functions/handlers/api/route.ts': 'requests',
  'functions/handlers/api/routes/returns.ts': 'requests',
};

const DOCUMENT = 'a document that only the product writes, into a bucket that nobody else may write to';
const ITEM = 'an item that only the product writes, into a table that nobody else may write to';

/** Modules that read what the product itself has written, each with what that is. */
export const OF_OUR_OWN: Readonly<Record<string, string>> = {
  'functions/edges/rebuild/put-back.ts': DOCUMENT,
  'functions/edges/records/area-lookups.ts': DOCUMENT,
  'functions/edges/records/compared-boards.ts': ITEM,
  'functions/edges/records/quarter-metrics.ts': ITEM,
  'functions/edges/spreadsheets/rewrite-parts.ts': 'a workbook that was written a moment before',
  'functions/handlers/api/stored-report.ts': DOCUMENT,
  'functions/handlers/api/stored-return.ts': DOCUMENT,
  'functions/handlers/file-arrived/report-file.ts': DOCUMENT,
  'functions/handlers/publish-return/latest-again.ts': DOCUMENT,
  'functions/handlers/publish-return/mend-returns.ts': DOCUMENT,
  'functions/handlers/publish-return/published-revision.ts': DOCUMENT,
  'functions/handlers/publish-return/replay-return.ts': DOCUMENT,
  'functions/handlers/publish-return/revision-again.ts': DOCUMENT,
  'functions/handlers/publish-return/revision-inputs.ts': DOCUMENT,
  'functions/handlers/publish-return/revisions-again.ts': DOCUMENT,
};
