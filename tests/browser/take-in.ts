import { submissionId } from '../../functions/edges/records/identity.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { settleArrival } from '../../functions/handlers/file-arrived/settle-arrival.ts';

export type ArrivingFile = { key: string; text(): string };

/** Has files arrive, one after the other, and be read to their end. Answers with the ids that they are known by. */
export type TakeIn = (files: readonly ArrivingFile[]) => Promise<string[]>;

const FIRST_ARRIVAL_MS = Date.UTC(2025, 6, 10, 9);
const MINUTE_MS = 60_000;

/** Files that arrive one a minute, where no store says that they have. */
export function takeInByHand(deps: ApiDeps): TakeIn {
  let arrived = 0;
  return async (files) => {
    const ids: string[] = [];
    for (const { key, text } of files) {
      const body = text();
      const version = await deps.arrivals.put({ key, body, contentType: 'text/csv' });
      const time = new Date(FIRST_ARRIVAL_MS + arrived * MINUTE_MS).toISOString();
      arrived += 1;
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
  };
}
