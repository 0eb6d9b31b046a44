import type { Board } from '../../functions/core/areas/boards.ts';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { localSettings } from '../../local/settings.ts';
import { dischargeCell, quarterOfDischarges, sendFile } from '../handlers/api-for-test.ts';
import { type MemoryStores, memoryStores } from '../handlers/memory-stores.ts';

const MONTHS = ['2025-04', '2025-05', '2025-06'];

/** Stores in memory with a quarter of discharges of some areas, and what publishing their returns needs. */
export async function testPublishing(
  areas: readonly Board[],
  change: Partial<PublishDeps> = {},
): Promise<{ publish: PublishDeps; stores: MemoryStores }> {
  const stores = memoryStores();
  const cells = areas.flatMap(({ code }) => MONTHS.map((month) => dischargeCell(code, month)));
  await sendFile(stores, { ...quarterOfDischarges('a'), cells });
  const publish: PublishDeps = {
    ...stores,
    settings: localSettings({}),
    writeWorkbook: async () => new TextEncoder().encode('a workbook'),
    writeBoardReport: async () => new TextEncoder().encode('a board report'),
    now: () => new Date('2026-08-20T10:00:00.000Z'),
    log: () => {},
    ...change,
  };
  return { publish, stores };
}
