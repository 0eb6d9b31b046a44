import { beforeAll, describe, expect, test } from 'vitest';
import type { Records } from '../../../functions/edges/records/records.ts';
import type { SignOffDeps } from '../../../functions/handlers/publish-return/change-sign-off.ts';
import { publishReturn } from '../../../functions/handlers/publish-return/publish-return.ts';
import { signOff } from '../../../functions/handlers/publish-return/sign-off.ts';
import { emergencies, extractFile } from '../../end-to-end/hand-made.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { keptAfter } from './points.ts';
import { arrive, COVENTRY, EXTRACT, PLACE, QUARTER, takeUp } from './scenes.ts';
import { give, person, publish, standing } from './signers.ts';
import { startWorld, type World } from './world.ts';

const FOLDER = `2025-26/Q1/${COVENTRY}`;

/** A return that Ann and Ben have signed, then a correction that is counted and not yet published. */
let corrected: Kept;
/** The hash of what they have read. */
let hash: string;
beforeAll(async () => {
  const empty = nothingKept();
  const draft = await keptAfter(empty, takeUp(arrive(empty, EXTRACT, extractFile(emergencies(20)))));
  const begun = await keptAfter(draft, async (world) => {
    await publish(world);
    await give(world, 'submit', 'Ann');
    await give(world, 'review', 'Ben');
    hash = (await standing(world)).contentSha256;
  });
  corrected = await keptAfter(begun, takeUp(arrive(begun, EXTRACT, extractFile(emergencies(25)))));
});

/** The same deps, but `meanwhile` happens once, right before or after the first call of one method. */
function interrupted<K extends 'returns' | 'signOffs'>(
  deps: SignOffDeps,
  { kind, method, moment }: { kind: K; method: keyof Records[K]; moment: 'before' | 'after' },
  meanwhile: () => Promise<unknown>,
): SignOffDeps {
  let isDone = false;
  const once = async () => {
    if (isDone) return;
    isDone = true;
    await meanwhile();
  };
  const records = deps.records[kind];
  const real = records[method] as (...args: unknown[]) => Promise<unknown>;
  const changed = async (...args: unknown[]) => {
    if (moment === 'before') await once();
    const answer = await real(...args);
    if (moment === 'after') await once();
    return answer;
  };
  return { ...deps, records: { ...deps.records, [kind]: { ...records, [method]: changed } } };
}

const newWorld = (): World => startWorld(copyOf(corrected));

describe('a certificate and a late file at the same moment', () => {
  const certify = (deps: SignOffDeps) =>
    signOff(deps, { ...PLACE, actor: person('Cat'), step: 'certify', despite: 'the board meets on Friday' });

  async function expectSignedAsItWas(world: World): Promise<void> {
    await publish(world);
    const { records, returns } = world.stores;
    const { signedOff } = await records.signOffs.get(QUARTER, COVENTRY);
    const latest = await standing(world);
    expect([signedOff?.contentSha256, latest.contentSha256, latest.entry.status]).toEqual([hash, hash, 'signed-off']);
    expect(latest.proposed?.revision).toBeGreaterThan(latest.revision);
    const [first, now, next] = await Promise.all(
      [1, latest.revision, latest.proposed?.revision ?? 0].map(async (revision) =>
        JSON.parse(Buffer.from((await returns.read(`${FOLDER}/r${revision}/return.json`)) ?? []).toString()),
      ),
    );
    expect(now).toMatchObject({ status: 'signed-off', signOff: { contentSha256: hash }, metrics: first.metrics });
    expect(next).toMatchObject({ status: 'draft', previousRevision: latest.revision });
    expect(next.changes.length).toBeGreaterThan(0);
  }

  test.each([
    ['has been read for publishing', 'signOffs', 'get', 'after'],
    ['is about to claim its revision', 'returns', 'claim', 'before'],
    ['is about to become the newest', 'returns', 'moveLatest', 'before'],
  ] as const)('when the certificate comes as the late file %s', async (_what, kind, method, moment) => {
    const world = newWorld();
    const racing = interrupted(world.publish, { kind, method: method as never, moment }, () => certify(world.publish));
    await publishReturn(racing, COVENTRY, QUARTER);
    await expectSignedAsItWas(world);
  });

  test('when the late file becomes the newest as the certificate is written, what was read is signed', async () => {
    const world = newWorld();
    const put = { kind: 'signOffs', method: 'put', moment: 'before' } as const;
    await certify(interrupted(world.publish, put, () => publish(world)));
    await expectSignedAsItWas(world);
  });

  test('when the certificate is written right behind the late file, which was the newest for a moment', async () => {
    const world = newWorld();
    const [read, moved, written] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    if (!read || !moved || !written) throw new Error('There are no promises');
    const waits = async (reached: typeof read, next: typeof read) => {
      reached.resolve();
      await next.promise;
    };
    const put = { kind: 'signOffs', method: 'put' } as const;
    const move = { kind: 'returns', method: 'moveLatest' } as const;
    const signing = interrupted(
      interrupted(world.publish, { ...put, moment: 'after' }, async () => written.resolve()),
      { ...put, moment: 'before' },
      () => waits(read, moved),
    );
    const publishing = interrupted(
      interrupted(world.publish, { ...move, moment: 'after' }, () => waits(moved, written)),
      { ...move, moment: 'before' },
      () => read.promise,
    );
    await Promise.all([certify(signing), publishReturn(publishing, COVENTRY, QUARTER)]);
    expect((await standing(world)).entry.status).toBe('signed-off');
    await expectSignedAsItWas(world);
  });

  test('when the late file has become the newest before, the certificate is refused', async () => {
    const world = newWorld();
    const get = { kind: 'signOffs', method: 'get', moment: 'before' } as const;
    await expect(certify(interrupted(world.publish, get, () => publish(world)))).rejects.toMatchObject({
      code: 'not-due',
    });
    expect((await standing(world)).entry.status).toBe('draft');
  });

  test('two who certify at the same moment: one has signed, and the other is told', async () => {
    const world = newWorld();
    const put = { kind: 'signOffs', method: 'put', moment: 'before' } as const;
    const other = interrupted(world.publish, put, () => certify(world.publish));
    const asDan = { ...PLACE, actor: person('Dan'), step: 'certify', despite: 'the same' } as const;
    await expect(signOff(other, asDan)).rejects.toMatchObject({ code: 'not-due' });
    expect((await world.stores.records.signOffs.get(QUARTER, COVENTRY)).signedOff?.by).toBe('Cat');
  });
});
