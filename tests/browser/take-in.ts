import type { Quarter } from '../../functions/core/periods/period.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { settleArrival } from '../../functions/handlers/file-arrived/settle-arrival.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { writeIndex } from '../../functions/handlers/publish-return/write-latest.ts';

export type ArrivingFile = { key: string; text(): string };

const MINUTE_MS = 60_000;

/** Takes files in, one a minute from `since` on, as when they arrive. Answers with the ids that they are known by. */
export async function takeIn(deps: ApiDeps, files: readonly ArrivingFile[], since: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const [place, { key, text }] of files.entries()) {
    const body = text();
    const version = await deps.arrivals.put({ key, body, contentType: 'text/csv' });
    const time = new Date(since.getTime() + place * MINUTE_MS).toISOString();
    await settleArrival(deps, {
      'detail-type': 'Object Created',
      time,
      detail: {
        bucket: { name: deps.arrivals.name },
        object: { key, size: body.length, 'version-id': version, sequencer: time.replaceAll(/\D/g, '') },
        reason: 'PutObject',
      },
    });
    ids.push(submissionId(deps.arrivals.name, key, version));
  }
  return ids;
}

/** Publishes the returns of these boards. */
export async function publishAll(deps: ApiDeps, areas: readonly string[], quarter: Quarter): Promise<void> {
  for (const area of areas) await publishReturn(deps, area, quarter);
  await writeIndex(deps, quarter);
}
