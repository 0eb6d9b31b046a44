import { expect } from 'vitest';
import type { LineageEntry } from '../../../functions/core/metrics/metric-value.ts';
import type { ReturnDocument } from '../../../functions/core/returns/return-document.ts';
import { holderOf, placesIn } from '../../../functions/core/submissions/current.ts';
import type { ReturnRevision } from '../../../functions/edges/records/returns.ts';
import { currentOf } from './model.ts';
import { documentOf } from './returns.ts';
import { AREAS, type Area, FEEDS, type FeedName, MONTHS, QUARTER } from './sent-file.ts';
import { sentBy, type World } from './world.ts';

/** One submission counts for each part of each feed: the one that the model names. */
async function expectCurrent({ product, model }: World): Promise<void> {
  for (const name of FEEDS) {
    const [source = '', feed = ''] = name.split('/');
    const pointer = await product.stores.records.currents.get(source, feed);
    const places = placesIn(pointer).map((place) => [`${place.scope}#${place.period}`, place] as const);
    const found = places.map(([text, place]) => [text, holderOf(pointer, place)?.submission]);
    const spokenOf = model.files.filter(({ meant, isHeard }) => meant.feed === name && isHeard);
    const wanted = spokenOf.flatMap(({ parts }) =>
      parts.map(({ place }) => [place, currentOf(model, name, place)?.submission]),
    );
    expect(Object.fromEntries(found), `what counts of ${name}`).toEqual(Object.fromEntries(wanted));
  }
}

/** A file of a revision is only ever written with the same bytes. */
function expectUnchanged({ product }: World): void {
  for (const [key, contents] of product.written) {
    if (/\/r\d+\//.test(key)) expect(contents.size, `contents that ${key} has had`).toBe(1);
  }
}

const saidIn = (world: World, { submission, sha256 }: LineageEntry, { area, month }: { area: Area; month: string }) => {
  const file = sentBy(world, submission);
  expect(file.sha256).toBe(sha256);
  const said = file.meant.said.find((one) => one.area === area && one.month === month);
  return { feed: file.meant.feed, count: said?.count ?? 0 };
};

type Explained = { metric: string; figure: 'numerator' | 'denominator' };

const EXPLAINED: readonly Explained[] = [
  { metric: 'emergency-admissions-65-plus', figure: 'numerator' },
  { metric: 'discharged-on-ready-date', figure: 'denominator' },
];

/** No feed stands behind a number twice, and of the extracts, which tell of the same residents, one does. */
function expectOnce(feeds: readonly FeedName[]): void {
  expect(new Set(feeds).size, `${feeds} once each`).toBe(feeds.length);
  if (feeds.some((feed) => feed.startsWith('sus-apc'))) expect(feeds).toHaveLength(1);
}

/** The files that a number names come to the number. */
function expectExplained(world: World, area: Area, document: ReturnDocument): void {
  for (const { metric, figure } of EXPLAINED) {
    let sum = 0;
    for (const month of MONTHS) {
      const number = document.metrics.find((one) => one.metric === metric && one.period === month);
      const said = (number?.lineage ?? []).map((entry) => saidIn(world, entry, { area, month }));
      expectOnce(said.map(({ feed }) => feed));
      const count = said.reduce((total, one) => total + one.count, 0);
      expect(count, `${metric} of ${area} in ${month}`).toBe(number?.[figure] ?? 0);
      sum += count;
    }
    const quarter = document.metrics.find((one) => one.metric === metric && one.period === QUARTER);
    expect(sum, `${metric} of ${area} in the quarter`).toBe(quarter?.[figure] ?? 0);
  }
}

/** Fifty days after it ended a month is frozen; the quarter with its last one. */
const FROZEN_FROM: Record<string, string> = {
  '2025-04': '2025-06-19',
  '2025-05': '2025-07-20',
  '2025-06': '2025-08-19',
  [QUARTER]: '2025-08-19',
};

function expectFrozen({ metrics, changes, generatedAt, signOff }: ReturnDocument): void {
  const isFrozen = (period: string, at: string) => at.slice(0, 10) >= (FROZEN_FROM[period] ?? '');
  for (const { state, period, coverage } of metrics) {
    const isFinal = coverage.complete && isFrozen(period, signOff?.dataAsAt ?? generatedAt);
    expect(state, `the state of ${period}`).toBe(isFinal ? 'final' : 'provisional');
  }
  for (const { period, before, after, afterFreeze } of changes) {
    const isMoved = before?.numerator !== after?.numerator || before?.denominator !== after?.denominator;
    if (isMoved) expect(afterFreeze, `a change of ${period}`).toBe(isFrozen(period, generatedAt));
  }
}

/** What a return says, but for what is about the document: which revision, when, signed by whom, and what changed. */
function saidOf(document: ReturnDocument) {
  const { revision, status, signOff, generatedAt, previousRevision, afterFreeze, changes, ...said } = document;
  return said;
}

/** A signed return says to the letter what the draft says that was signed. */
async function expectAsSigned(world: World, area: Area, document: ReturnDocument): Promise<void> {
  const { status, signOff } = document;
  expect(status).toBe(signOff ? 'signed-off' : 'draft');
  if (!signOff) return;
  const draft = await documentOf(world, area, signOff.revision);
  expect(saidOf(document), 'what is published is what was signed').toEqual(saidOf(draft));
  expect(document.changes).toEqual([]);
}

async function expectRevision(world: World, area: Area, { revision, files }: ReturnRevision): Promise<void> {
  const document = await documentOf(world, area, revision);
  for (const { key, sha256 } of files) {
    expect([...(world.product.written.get(key) ?? [])], key).toEqual([sha256]);
  }
  expectExplained(world, area, document);
  expectFrozen(document);
  await expectAsSigned(world, area, document);
}

/** What must hold whenever anybody looks, in the middle of a change or after it was cut off as well. */
export async function expectInvariants(world: World): Promise<void> {
  await expectCurrent(world);
  expectUnchanged(world);
  for (const area of AREAS) {
    const revisions = await world.product.stores.records.returns.revisions(QUARTER, area);
    for (const one of revisions.filter(({ state }) => state === 'published')) {
      const name = `${area} ${one.revision}`;
      if (!world.looked.has(name)) await expectRevision(world, area, one);
      world.looked.add(name);
    }
  }
}
