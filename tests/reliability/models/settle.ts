import { expect } from 'vitest';
import { findBoard } from '../../../functions/core/areas/boards.ts';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import type { Period } from '../../../functions/core/periods/period.ts';
import { metricChoices } from '../../../functions/core/returns/metric-choices.ts';
import type { SubmissionReport } from '../../../functions/core/submissions/report.ts';
import { explainNumber } from '../../../functions/edges/explain/explain-number.ts';
import { deliver, fateOfOutcome } from './files.ts';
import { expectPublished, figuresIn, figuresOfModel, publish } from './returns.ts';
import { AREAS, type Area, MONTHS, QUARTER } from './sent-file.ts';
import { latestOf } from './signing.ts';
import type { World } from './world.ts';

/** One of these is taken apart each time, so that over many sequences each of them is, in every period. */
const EXPLAINED = [
  'emergency-admissions-65-plus',
  'discharged-on-ready-date',
  'discharge-delay-average-days',
  'discharge-delay-1-day',
  'days-from-ready-date-when-delayed',
];

const PERIODS: readonly Period[] = [...MONTHS, QUARTER];

async function takeUpAll(world: World): Promise<void> {
  const { product, unfinished } = world;
  for (const again of unfinished.splice(0)) await again();
  while (product.arrived[0]) await deliver(world, product.arrived[0], []);
  while (product.asked.size > 0) {
    for (const area of AREAS) if (product.asked.has(`${area} ${QUARTER}`)) await publish(world, area, null);
  }
}

/** The metrics that pages show, and the numbers of the standing return taken apart down to the rows of the files. */
async function expectNumbers(world: World, area: Area): Promise<void> {
  const { records } = world.product.stores;
  const metrics = await records.metrics.get(QUARTER, area);
  if (metrics) expect(figuresIn(metrics), 'the numbers on the pages').toEqual(figuresOfModel(world, area));
  const board = findBoard(area);
  if (!board || !metrics) return;
  const period = PERIODS[world.commands % PERIODS.length] ?? QUARTER;
  const name = EXPLAINED[world.commands % EXPLAINED.length] ?? '';
  const asked = { board, metric: metricDefinition(name), period, choices: metricChoices('2025-26', area) };
  const { stored, differences } = await explainNumber(world.product.stores, asked);
  expect([stored, differences], `${name} of ${area} ${period}, explained`).toEqual(['same', []]);
}

/** Every file has a report, which says what became of it. */
async function expectReports({ product, model }: World): Promise<void> {
  for (const { submission, fate } of model.files) {
    const bytes = await product.stores.evidence.read(`reports/${submission}/report.json`);
    const report: SubmissionReport = JSON.parse(new TextDecoder().decode(bytes ?? undefined));
    expect(fateOfOutcome(report.outcome), `the report of ${submission}`).toBe(fate);
  }
}

/** Everybody does to the end what they were cut off at, until nothing waits: then everything says what the model says. */
export async function settle(world: World): Promise<void> {
  await takeUpAll(world);
  await expectReports(world);
  for (const area of AREAS) {
    await expectNumbers(world, area);
    if (await latestOf(world, area)) await expectPublished(world, area);
  }
}

async function revisionsOf({ product }: World): Promise<number> {
  const { returns } = product.stores.records;
  const all = await Promise.all(AREAS.map((area) => returns.revisions(QUARTER, area)));
  return all.flat().length;
}

/** Whatever was published is published once more: a month may have frozen since. */
async function publishAll(world: World): Promise<void> {
  for (const area of AREAS) if (await latestOf(world, area)) await publish(world, area, null);
}

/** When nothing waits, everything that was ever said is said again: nothing changes. */
export async function settleAgain(world: World): Promise<void> {
  await settle(world);
  await publishAll(world);
  const before = await revisionsOf(world);
  for (const event of world.events.values()) await deliver(world, event, []);
  await publishAll(world);
  await settle(world);
  expect(await revisionsOf(world), 'revisions once all was said again').toBe(before);
}
