import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, SIGN_OFF_ROLES, type SignOffStep } from '../../functions/core/returns/sign-off.ts';
import type { Records } from '../../functions/edges/records/records.ts';
import type { SignOffDeps } from '../../functions/handlers/publish-return/change-sign-off.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { signOff } from '../../functions/handlers/publish-return/sign-off.ts';
import { unlock } from '../../functions/handlers/publish-return/unlock.ts';
import { tryEveryPoint } from './crash-points.ts';
import { startWorlds, type World, type Worlds } from './faulty-world.ts';
import { emergencies, extractFile } from './hand-made.ts';
import { contentsOf } from './world-contents.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const PLACE = { area: COVENTRY, quarter: QUARTER } as const;
const FOLDER = `2025-26/Q1/${COVENTRY}`;
const key = 'sus-apc/coventry/extract.csv';
/** Every file of a revision is a point of its own, before and after. */
const LONG = 240_000;

const person = (name: string): Actor => ({ name, roles: Object.values(SIGN_OFF_ROLES) });
const toSign = (world: World): SignOffDeps => ({ ...world.publish, publish: world.fileArrived.publish });

const give = (world: World, step: SignOffStep, name: string) =>
  signOff(toSign(world), { ...PLACE, actor: person(name), step, despite: 'the board meets on Friday' });

const publish = (world: World) => world.publishReturn(COVENTRY, QUARTER);
const stands = async (world: World) => {
  const latest = await world.stores.records.returns.latest(QUARTER, COVENTRY);
  if (!latest) throw new Error('No return is published');
  return latest;
};

/** Every object of one revision as it is stored. */
async function bytesOf(world: World, revision: number): Promise<[string, string][]> {
  const { objects } = await contentsOf(world);
  return Object.entries(objects).filter(([name]) => name.startsWith(`${FOLDER}/r${revision}/`));
}

let worlds: Worlds;
/** A draft; the same when Ann has submitted and Ben reviewed it; and when Cat has certified it and it is published. */
let draft: World;
let begun: World;
let signed: World;
beforeAll(async () => {
  worlds = await startWorlds();
  draft = await worlds.make();
  await draft.deliver(await worlds.arrive(key, extractFile(emergencies(20))));
  await publish(draft);
  begun = await worlds.make(draft);
  await give(begun, 'submit', 'Ann');
  await give(begun, 'review', 'Ben');
  signed = await worlds.make(begun);
  await give(signed, 'certify', 'Cat');
  await publish(signed);
});
afterAll(() => worlds.close());

/** Another twenty-five admissions come for the same month. */
const correct = async (world: World) => world.deliver(await worlds.arrive(key, extractFile(emergencies(25))));

describe('a crash leaves the old return or the new one, whole', () => {
  test(
    'while it is submitted and reviewed',
    async () => {
      const act = async (world: World) => {
        await give(world, 'submit', 'Ann');
        await give(world, 'review', 'Ben');
        return true;
      };
      console.log(`submitting: ${await tryEveryPoint({ worlds, before: draft, act })} points tried`);
    },
    LONG,
  );

  test(
    'while it is certified and the signed revision is published',
    async () => {
      const act = async (world: World) => {
        await give(world, 'certify', 'Cat');
        return publish(world);
      };
      console.log(`certifying: ${await tryEveryPoint({ worlds, before: begun, act })} points tried`);
    },
    LONG,
  );

  test(
    'while data that come late propose a revision beside the signed one, which stays to the byte',
    async () => {
      const late = await worlds.make(signed);
      await correct(late);
      const points = await tryEveryPoint({ worlds, before: late, act: publish });
      console.log(`late data: ${points} points tried`);
      await publish(late);
      expect(await stands(late)).toMatchObject({ revision: 2, proposed: { revision: 3 } });
      expect(await bytesOf(late, 2)).toEqual(await bytesOf(signed, 2));
    },
    LONG,
  );

  test(
    'while it is unlocked and the proposed revision becomes the draft',
    async () => {
      const late = await worlds.make(signed);
      await correct(late);
      await publish(late);
      const act = async (world: World) => {
        await unlock(toSign(world), { ...PLACE, actor: person('Ben'), reason: 'five were left out' });
        return publish(world);
      };
      console.log(`unlocking: ${await tryEveryPoint({ worlds, before: late, act })} points tried`);
    },
    LONG,
  );
});

describe('a certificate that was written is followed by the signed revision', () => {
  test(
    'wherever whoever signed was cut off, if only what was asked for is done',
    async () => {
      for (let at = 1; at <= 8; at += 1) {
        for (const moment of ['before', 'after'] as const) {
          const world = await worlds.make(begun);
          world.asked.clear();
          world.breakAt({ at, moment, how: 'killed' });
          await give(world, 'certify', 'Cat').catch(() => null);
          world.breakAt(null);
          const { signedOff } = await world.stores.records.signOffs.get(QUARTER, COVENTRY);
          if (world.asked.size > 0) expect(await publish(world)).toBe(true);
          const expected = signedOff ? [2, 'signed-off'] : [1, 'draft'];
          const { revision, entry } = await stands(world);
          expect([revision, entry.status], `cut off ${moment} write ${at}`).toEqual(expected);
        }
      }
    },
    LONG,
  );
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

describe('a certificate and a late file at the same moment', () => {
  const certify = (deps: SignOffDeps) =>
    signOff(deps, { ...PLACE, actor: person('Cat'), step: 'certify', despite: 'the board meets on Friday' });

  /** A return that Ann and Ben have signed, then a correction that is counted and not yet published. */
  async function withLateFile(): Promise<{ world: World; hash: string }> {
    const world = await worlds.make(begun);
    const hash = (await stands(world)).contentSha256;
    await correct(world);
    return { world, hash };
  }

  async function expectSignedAsItWas(world: World, hash: string): Promise<void> {
    await publish(world);
    const { records } = world.stores;
    const { signedOff } = await records.signOffs.get(QUARTER, COVENTRY);
    const latest = await stands(world);
    expect([signedOff?.contentSha256, latest.contentSha256, latest.entry.status]).toEqual([hash, hash, 'signed-off']);
    expect(latest.proposed?.revision).toBeGreaterThan(latest.revision);
    const folder = (revision: number) => world.stores.returns.read(`${FOLDER}/r${revision}/return.json`);
    const [first, now, next] = await Promise.all(
      [1, latest.revision, latest.proposed?.revision ?? 0].map(async (revision) =>
        JSON.parse(Buffer.from((await folder(revision)) ?? []).toString()),
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
    const { world, hash } = await withLateFile();
    const deps = toSign(world);
    const racing = interrupted(deps, { kind, method: method as never, moment }, () => certify(deps));
    await publishReturn(racing, COVENTRY, QUARTER);
    await expectSignedAsItWas(world, hash);
  });

  test('when the late file becomes the newest as the certificate is written, what was read is signed', async () => {
    const { world, hash } = await withLateFile();
    const deps = toSign(world);
    await certify(interrupted(deps, { kind: 'signOffs', method: 'put', moment: 'before' }, () => publish(world)));
    await expectSignedAsItWas(world, hash);
  });

  test('when the certificate is written right behind the late file, which was the newest for a moment', async () => {
    const { world, hash } = await withLateFile();
    const deps = toSign(world);
    const [read, moved, written] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    if (!read || !moved || !written) throw new Error('There are no promises');
    const waits = async (reached: typeof read, next: typeof read) => {
      reached.resolve();
      await next.promise;
    };
    const put = { kind: 'signOffs', method: 'put' } as const;
    const move = { kind: 'returns', method: 'moveLatest' } as const;
    const signing = interrupted(
      interrupted(deps, { ...put, moment: 'after' }, async () => written.resolve()),
      { ...put, moment: 'before' },
      () => waits(read, moved),
    );
    const publishing = interrupted(
      interrupted(deps, { ...move, moment: 'after' }, () => waits(moved, written)),
      { ...move, moment: 'before' },
      () => read.promise,
    );
    await Promise.all([certify(signing), publishReturn(publishing, COVENTRY, QUARTER)]);
    expect((await stands(world)).entry.status).toBe('signed-off');
    await expectSignedAsItWas(world, hash);
  });

  test('when the late file has become the newest before, the certificate is refused', async () => {
    const { world } = await withLateFile();
    const deps = toSign(world);
    const late = interrupted(deps, { kind: 'signOffs', method: 'get', moment: 'before' }, () => publish(world));
    await expect(certify(late)).rejects.toMatchObject({ code: 'not-due' });
    expect((await stands(world)).entry.status).toBe('draft');
  });

  test('two who certify at the same moment: one has signed, and the other is told', async () => {
    const { world } = await withLateFile();
    const deps = toSign(world);
    const other = interrupted(deps, { kind: 'signOffs', method: 'put', moment: 'before' }, () => certify(deps));
    const asDan = { ...PLACE, actor: person('Dan'), step: 'certify', despite: 'the same' } as const;
    await expect(signOff(other, asDan)).rejects.toMatchObject({ code: 'not-due' });
    expect((await world.stores.records.signOffs.get(QUARTER, COVENTRY)).signedOff?.by).toBe('Cat');
  });
});
