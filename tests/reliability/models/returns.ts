import { expect } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import type { ReturnDocument } from '../../../functions/core/returns/return-document.ts';
import type { LatestReturn } from '../../../functions/edges/records/returns.ts';
import type { Fault } from './gate.ts';
import { areasDue, type Counts, countsOf, countsOfQuarter, planOf } from './model.ts';
import { nameOf } from './product.ts';
import { type Area, MONTHS, QUARTER } from './sent-file.ts';
import { latestOf } from './signing.ts';
import { count, signingOf, type World } from './world.ts';

/** What a return says in numbers, as far as the model knows them: by period, and what is planned. */
export type Figures = { counts: Record<string, Counts>; plan: number | null };

/** What the files that count come to. */
export function figuresOfModel({ model }: World, area: Area): Figures {
  const months = MONTHS.map((month) => [month, countsOf(model, area, month)] as const);
  const counts = { ...Object.fromEntries(months), [QUARTER]: countsOfQuarter(model, area) };
  return { counts, plan: planOf(model, area) };
}

type Numbers = { metrics: readonly MetricValue[] };

const numberIn = ({ metrics }: Numbers, metric: string, period: string) =>
  metrics.find((one) => one.metric === metric && one.period === period);

/** The same as a return says it. */
export function figuresIn(document: Numbers): Figures {
  const periods = [...MONTHS, QUARTER];
  const counts = periods.map((period): [string, Counts] => {
    const admissions = numberIn(document, 'emergency-admissions-65-plus', period)?.numerator ?? null;
    const discharges = numberIn(document, 'discharged-on-ready-date', period)?.denominator ?? null;
    return [period, { admissions, discharges }];
  });
  const plan = numberIn(document, 'emergency-admissions-65-plus', QUARTER)?.plan ?? null;
  return { counts: Object.fromEntries(counts), plan };
}

/** The `return.json` of a revision, as anybody reads it. */
export async function documentOf({ product }: World, area: Area, revision: number): Promise<ReturnDocument> {
  const bytes = await product.stores.returns.read(`2025-26/Q1/${area}/r${revision}/return.json`);
  if (!bytes) throw new Error(`Revision ${revision} of ${area} is not there`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

async function expectProposal(world: World, area: Area, latest: LatestReturn): Promise<void> {
  const now = figuresOfModel(world, area);
  const signed = figuresIn(await documentOf(world, area, latest.revision));
  if (latest.proposed) {
    count(world, 'a proposal beside a signed return');
    expect(figuresIn(await documentOf(world, area, latest.proposed.revision)), 'what is proposed').toEqual(now);
  } else expect(signed, 'what was signed, nothing being proposed').toEqual(now);
}

/** Holds what stands of a return that was published just now against the model: the draft, or the signed one and what is proposed. */
export async function expectPublished(world: World, area: Area): Promise<void> {
  const latest = await latestOf(world, area);
  if (!latest) throw new Error(`Nothing is published of ${area}`);
  const { isSigned, on } = signingOf(world, area);
  expect(latest.entry.status).toBe(isSigned ? 'signed-off' : 'draft');
  const file = await world.product.stores.returns.read(`2025-26/Q1/${area}/latest.json`);
  expect(JSON.parse(new TextDecoder().decode(file ?? undefined))).toMatchObject({
    revision: latest.revision,
    status: latest.entry.status,
  });
  if (isSigned) {
    expect(latest.contentSha256, 'what stands is what was signed').toBe(on?.contentSha256);
    return expectProposal(world, area, latest);
  }
  expect(figuresIn(await documentOf(world, area, latest.revision)), 'the draft').toEqual(figuresOfModel(world, area));
}

/** Publishes a return. Where it is cut off, whoever asked for it asks again. */
export async function publish(world: World, area: Area, fault: Fault | null): Promise<void> {
  const { product } = world;
  const request = { area, quarter: QUARTER };
  const { is } = await product.attempt(fault, async () => {
    if (!(await product.publish(request))) throw new Error(`The return of ${area} failed for no reason`);
  });
  count(world, `publish: ${is}`);
  if (is === 'cut-off') product.asked.set(nameOf(request), request);
  else {
    product.asked.delete(nameOf(request));
    await expectPublished(world, area);
  }
}

const LOOKED_AFTER = { from: '2025-07-01', to: '2025-08-22' };

/** The morning's run: whatever is due is asked for. */
export async function close(world: World, fault: Fault | null): Promise<void> {
  const { product } = world;
  const day = product.now().toISOString();
  const tried = await product.attempt(fault, () => product.quarterEnd({ day }));
  count(world, `morning: ${tried.is}`);
  if (tried.is !== 'done') return;
  const isOpen = day.slice(0, 10) >= LOOKED_AFTER.from && day.slice(0, 10) <= LOOKED_AFTER.to;
  const due = tried.value.due.map(({ area }) => area);
  expect(due.sort(), 'returns that are due').toEqual(isOpen ? areasDue(world.model) : []);
  for (const request of tried.value.due) product.asked.set(nameOf(request), request);
}
