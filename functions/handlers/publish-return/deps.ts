import { type Clock, systemClock } from '../../edges/clock.ts';
import { deployedLog } from '../../edges/deployed-log.ts';
import type { WriteBoardReport } from '../../edges/documents/write-board-report.ts';
import { readSettings, type Settings } from '../../edges/env.ts';
import type { Log } from '../../edges/log.ts';
import type { WriteWorkbook } from '../../edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores, type Stores } from '../../edges/stores.ts';

export type PublishDeps = Pick<Stores, 'returns' | 'evidence' | 'records'> & {
  settings: Settings;
  writeWorkbook: WriteWorkbook;
  writeBoardReport: WriteBoardReport;
  now: Clock;
  log: Log;
};

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): PublishDeps {
  const settings = readSettings(variables);
  return {
    ...createStores(createStoreClients(), settings),
    settings,
    // The writers are half a megabyte: they are loaded for the first document, not at the start.
    writeWorkbook: async (model) => (await import('../../edges/spreadsheets/write-workbook.ts')).writeWorkbook(model),
    writeBoardReport: async (report, pictures) =>
      (await import('../../edges/documents/write-board-report.ts')).writeBoardReport(report, pictures),
    now: systemClock,
    log: deployedLog(settings.stage),
  };
}
