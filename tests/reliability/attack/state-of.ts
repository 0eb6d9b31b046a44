import type { TestApi } from '../../handlers/api-for-test.ts';

/** Everything that a request could have changed. */
export async function stateOf({ stores, published }: TestApi): Promise<string> {
  const { records } = stores;
  const [files, audit, returns] = await Promise.all([
    records.submissions.list({ limit: 1000 }),
    records.audit.list({ limit: 1000 }),
    records.returns.list(1000),
  ]);
  const objects = [stores.arrivals, stores.evidence, stores.returns].map((bucket) => [...bucket.objects.keys()]);
  return JSON.stringify([files, audit, returns, objects, published.length]);
}
