import { expect } from 'vitest';
import { confirmHeld } from '../../../functions/handlers/file-arrived/confirm.ts';
import { withdraw } from '../../../functions/handlers/file-arrived/withdraw.ts';
import { known, stored } from './files.ts';
import type { Fault } from './gate.ts';
import type { Sent } from './model.ts';
import { count, type World } from './world.ts';

/** What somebody may decide of a file. */
export type Decided = 'confirm' | 'withdraw';

type Expected = { is: 'done' } | { is: 'refused'; code: string };

const done: Expected = { is: 'done' };
const refused = (code: string): Expected => ({ is: 'refused', code });

async function expected(world: World, file: Sent, decided: Decided): Promise<Expected> {
  if (!(await stored(world, file))) return refused('unknown-submission');
  if (decided === 'withdraw') {
    return file.fate === 'on its way' || file.fate === 'rejected' ? refused('not-counted') : done;
  }
  const isHeld = file.fate === 'held' && !file.isWithdrawn;
  return isHeld || (file.isConfirmed && file.fate === 'counts') ? done : refused('not-held');
}

function note(file: Sent, decided: Decided): void {
  file.isHeard = true;
  if (decided === 'confirm') {
    file.isConfirmed = true;
    file.fate = 'counts';
  } else {
    file.isWithdrawn = true;
    file.fate = 'withdrawn';
  }
}

/** Whoever was cut off finds the file as it was, or the pointer changed, or all of it done. */
async function lookAfterCutOff(world: World, file: Sent, decided: Decided): Promise<void> {
  const arrival = await known(world, file);
  const submission = await stored(world, file);
  if (arrival) file.isHeard = true;
  if (arrival?.withdrawn) file.isWithdrawn = true;
  if (decided === 'withdraw' && submission?.withdrawal) note(file, decided);
  if (decided === 'confirm' && file.fate === 'held' && submission?.outcome !== 'held') note(file, decided);
}

/** Somebody confirms a file or takes it back. Where they are cut off they will do it again. */
export async function decide(
  world: World,
  file: Sent,
  { decided, fault }: { decided: Decided; fault: Fault | null },
): Promise<void> {
  const { product } = world;
  const wanted = await expected(world, file, decided);
  const act = decided === 'confirm' ? confirmHeld : withdraw;
  const decision = { submission: file.submission, by: 'an analyst', reason: 'it is right' };
  const tried = await product.attempt(fault, async () => void (await act(product.fileArrived, decision)));
  count(world, `${decided}: ${tried.is}`);
  if (tried.is === 'cut-off') {
    await lookAfterCutOff(world, file, decided);
    world.unfinished.push(() => decide(world, file, { decided, fault: null }));
    return;
  }
  const { value: _, ...became } = tried.is === 'done' ? tried : { ...tried, value: null };
  expect(became, `to ${decided} ${file.submission}, which is ${file.fate}`).toEqual(wanted);
  if (tried.is === 'done') note(file, decided);
}
