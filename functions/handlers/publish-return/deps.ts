import { type Clock, systemClock } from '../../edges/clock.ts';
import { deployedLog } from '../../edges/deployed-log.ts';
import { type WriteBoardReport, writeBoardReport } from '../../edges/documents/write-board-report.ts';
import { readSettings, type Settings } from '../../edges/env.ts';
import type { Log } from '../../edges/log.ts';
import { type WriteWorkbook, writeWorkbook } from '../../edges/spreadsheets/write-workbook.ts';
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
    writeWorkbook,
    writeBoardReport,
    now: systemClock,
    log: deployedLog(settings.stage),
  };
}
