import { createHash } from 'node:crypto';
import { applyArrival } from '../../../functions/core/submissions/current.ts';
import type { Records } from '../../../functions/edges/records/records.ts';
import { readWhole } from '../../sources/read-whole.ts';

const FIRST_ARRIVAL = Date.parse('2025-01-01T00:00:00Z');

/** Lets files arrive, by their keys and in their order: reads each as it is read when it is sent, and keeps what is counted. */
export async function arrivedIn(
  records: Pick<Records, 'counts' | 'currents'>,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [place, [key, content]] of Object.entries(files).entries()) {
    const [source = '', feed = ''] = key.split('/');
    const { counted, rejected, issues } = await readWhole(key, content);
    if (!counted || rejected) throw new Error(`${key} is rejected: ${JSON.stringify(issues)}`);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const arrival = {
      submission: `s-${sha256.slice(0, 20)}`,
      countsId: `c-${sha256.slice(0, 20)}`,
      key,
      sequencer: String(place).padStart(4, '0'),
      arrivedAt: new Date(FIRST_ARRIVAL + place * 1000).toISOString(),
      sha256,
      fingerprint: 'f',
    };
    await records.counts.putAll(arrival.countsId, counted.cells);
    await records.currents.move(source, feed, (current) => applyArrival(current, arrival, counted.slots));
  }
}
