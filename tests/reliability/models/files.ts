import { expect } from 'vitest';
import type { Outcome } from '../../../functions/core/submissions/report.ts';
import type { Submission } from '../../../functions/core/submissions/submission.ts';
import { submissionId } from '../../../functions/edges/records/identity.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import type { Fault } from './gate.ts';
import { type Fate, fateOf, type Sent, sent } from './model.ts';
import { bodyOf, type FileMeant, keyOf } from './sent-file.ts';
import { count, sentBy, type World } from './world.ts';

/** As often as this a file may be begun and lost before it is given up. */
const MOST_LOST_ATTEMPTS = 3;

const submissionOf = ({ detail: { bucket, object } }: ArrivedEvent): string =>
  submissionId(bucket.name, object.key, object['version-id']);

/** The submission as it is stored. */
export function stored({ product }: World, { submission }: Sent): Promise<Submission | null> {
  return product.stores.records.submissions.get(submission);
}

/** What the pointer of its feed knows of a file. */
export async function known({ product }: World, { meant, submission }: Sent) {
  const [source = '', feed = ''] = meant.feed.split('/');
  return (await product.stores.records.currents.get(source, feed)).arrivals[submission];
}

/** What an outcome means for whoever sent the file: whether it was warned of something does not matter here. */
export function fateOfOutcome(outcome: Outcome): Fate {
  return outcome === 'accepted' || outcome === 'accepted-with-warnings' ? 'counts' : outcome;
}

/** What became of a file, as its submission says. */
export function fateSaid({ outcome, state }: Submission): Fate {
  return state === 'settled' && outcome !== null ? fateOfOutcome(outcome) : 'on its way';
}

/** Puts a file into the arrivals bucket. The product will hear of it. */
export async function send(world: World, meant: FileMeant): Promise<void> {
  const event = await world.product.put(keyOf(meant), bodyOf(meant));
  const { submission } = sent(world.model, submissionOf(event), meant);
  world.events.set(submission, event);
  world.product.arrived.push(event);
}

async function fateNow(world: World, file: Sent): Promise<Fate> {
  if (file.fate !== 'on its way') return file.fate;
  const before = await stored(world, file);
  const lost = before ? before.attempts - before.failures : 0;
  return lost >= MOST_LOST_ATTEMPTS && !file.isHeard ? 'rejected' : fateOf(world.model, file);
}

const isHeardWhen = (fate: Fate): boolean => fate === 'counts' || fate === 'duplicate';

/** Whoever was cut off has done all of a step or nothing. */
async function lookAfterCutOff(world: World, file: Sent, wanted: Fate): Promise<void> {
  if (!file.isHeard && (await known(world, file))) {
    expect(isHeardWhen(wanted), `${file.submission} counts and was ${wanted}`).toBe(true);
    file.isHeard = true;
  }
  const submission = await stored(world, file);
  if (submission?.state === 'settled' && file.fate === 'on its way') file.fate = wanted;
}

/** Hands a file over once; false where the product was cut off, so that it will come again. */
async function deliverOnce(world: World, event: ArrivedEvent, fault: Fault | null): Promise<boolean> {
  const { product } = world;
  const file = sentBy(world, submissionOf(event));
  const wanted = await fateNow(world, file);
  const { is } = await product.attempt(fault, async () => {
    if (!(await product.deliver(event))) throw new Error(`${file.submission} failed for no reason`);
  });
  if (is === 'cut-off') {
    await lookAfterCutOff(world, file, wanted);
    count(world, 'a file: cut off');
    return false;
  }
  count(world, `a file: ${file.fate === 'on its way' ? wanted : 'settled before'}`);
  file.fate = wanted;
  if (isHeardWhen(wanted)) file.isHeard = true;
  const submission = await stored(world, file);
  expect(submission && fateSaid(submission), `what became of ${file.submission}`).toBe(wanted);
  return true;
}

/** Hands a waiting file over, as often as there are faults, or undisturbed where there are none; it waits on while it is cut off. */
export async function deliver(world: World, event: ArrivedEvent, faults: readonly Fault[]): Promise<void> {
  const done = () => {
    const place = world.product.arrived.indexOf(event);
    if (place >= 0) world.product.arrived.splice(place, 1);
  };
  for (const fault of faults) if (await deliverOnce(world, event, fault)) return done();
  if (faults.length === 0 && (await deliverOnce(world, event, null))) done();
}
