import { journalAgain } from '../functions/edges/rebuild/journal-again.ts';
import { type KeptAgain, lookupsAgain, templatesAgain } from '../functions/edges/rebuild/kept-again.ts';
import { keysUnder } from '../functions/edges/rebuild/kept-files.ts';
import { readableVersions, undelete } from '../functions/edges/rebuild/versions.ts';
import { createJournal, JOURNAL_FOLDER } from '../functions/edges/records/journal.ts';
import type { StoreClients, Stores } from '../functions/edges/stores.ts';
import type { FileArrivedDeps } from '../functions/handlers/file-arrived/deps.ts';
import { reportAgain } from '../functions/handlers/file-arrived/report-again.ts';
import { errorWorkbookKey, reportKey } from '../functions/handlers/file-arrived/report-file.ts';
import type { PublishDeps } from '../functions/handlers/publish-return/deps.ts';
import { mendReturns } from '../functions/handlers/publish-return/mend-returns.ts';
import type { Mended, Tell } from '../functions/handlers/publish-return/mended.ts';

export type RepairDeps = { clients: StoreClients; stores: Stores; publish: PublishDeps };

/** What a bucket holds that was mended, told as soon as it is. */
export type Repaired = Mended & { bucket: string };

type Run = RepairDeps & { kept: ReadonlySet<string>; tell: Tell };

const PAGE = 200;
const WHY_NO_FILE = 'the file that it is made of is not kept any more, or is not the one that came';
const WHY_IN_PART = 'said from the table alone: the file is not kept any more, so its faults are not listed';

function tellKept(tell: Tell, again: readonly KeptAgain[]): void {
  for (const { key, isThere } of again) {
    tell(isThere ? { key, done: 'made again' } : { key, done: 'lost', why: WHY_NO_FILE });
  }
}

/** Nothing is asked for while things are mended. */
const nobody = {
  send: async () => {
    throw new Error('Nothing is sent while the buckets are repaired');
  },
};

async function repairReports({ stores, publish, kept, tell }: Run): Promise<void> {
  const deps: FileArrivedDeps = { ...publish, ...stores, countAgain: nobody, publish: nobody };
  let after: string | undefined;
  do {
    const page = await stores.records.submissions.list({ limit: PAGE, after });
    for (const submission of page.submissions) {
      const keys = [reportKey(submission.id), errorWorkbookKey(submission.id)];
      if (submission.state !== 'settled' || keys.every((key) => kept.has(key))) continue;
      const how = await reportAgain(deps, submission);
      for (const key of keys) tell({ key, done: 'made again', ...(how === 'from the table' && { why: WHY_IN_PART }) });
    }
    after = page.next ?? undefined;
  } while (after);
}

async function repairEvidence(run: Run): Promise<void> {
  const { clients, stores, publish, kept, tell } = run;
  const isMissing = (key: string) => !kept.has(key);
  tellKept(tell, await lookupsAgain(stores, isMissing));
  tellKept(tell, await templatesAgain(stores, isMissing));
  await repairReports(run);
  const table = { client: clients.dynamodb, name: publish.settings.tableName };
  const isKept = (name: string) => kept.has(`${JOURNAL_FOLDER}${name}.json`);
  for (const name of await journalAgain(createJournal(stores.evidence), table, isKept)) {
    tell({ key: `${JOURNAL_FOLDER}${name}.json`, done: 'made again' });
  }
}

/**
 * Finds what is not there any more, or not as it was written, in the evidence and the returns bucket, and mends it: what
 * was deleted comes back, what was altered is put back, what is gone is made again as far as that can be, and what cannot
 * be is told. The table is believed. Doing it again changes nothing.
 */
export async function repairBuckets(deps: RepairDeps, tell: (repaired: Repaired) => void): Promise<void> {
  const { clients, stores, publish } = deps;
  const { evidenceBucket, returnsBucket } = publish.settings;
  const tellOf = (bucket: string) => (mended: Mended) => tell({ bucket, ...mended });
  for (const bucket of [evidenceBucket, returnsBucket]) {
    for (const key of await undelete(clients.s3, bucket)) tell({ bucket, key, done: 'undeleted' });
  }
  const kept = new Set(await keysUnder(clients.s3, evidenceBucket, ''));
  await repairEvidence({ ...deps, kept, tell: tellOf(evidenceBucket) });
  const versionsOf = (key: string) => readableVersions(clients.s3, returnsBucket, key);
  const tellReturns: Tell = (mended) =>
    tell({ bucket: mended.key.startsWith('return-inputs/') ? evidenceBucket : returnsBucket, ...mended });
  await mendReturns({ ...publish, ...stores, versionsOf, tell: tellReturns });
}
