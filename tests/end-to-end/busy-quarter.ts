import { readFileSync } from 'node:fs';
import { type Actor, SIGN_OFF_ROLES, type SignOffStep } from '../../functions/core/returns/sign-off.ts';
import { confirmHeld } from '../../functions/handlers/file-arrived/confirm.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { withdraw } from '../../functions/handlers/file-arrived/withdraw.ts';
import type { SignOffDeps } from '../../functions/handlers/publish-return/change-sign-off.ts';
import { signOff } from '../../functions/handlers/publish-return/sign-off.ts';
import { unlock } from '../../functions/handlers/publish-return/unlock.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { officialTemplate } from './official-template.ts';

/** By whom a quarter is played: somebody who drops files, and who may decide and sign. */
export type Hands = {
  /** Drops a file, and answers with its submission once all that follows from it is done. */
  drop(key: string, body: string | Uint8Array): Promise<string>;
  /** Waits until nothing is left to do. */
  idle(): Promise<void>;
  deciding: FileArrivedDeps;
  signing: SignOffDeps;
};

export const COVENTRY = 'E08000026';
export const QUARTER = '2025-26-Q1';
const PLACE = { area: COVENTRY, quarter: QUARTER } as const;

const april = (count: number) => extractFile(emergencies(count));
const may = (count: number) => extractFile(emergencies(count, inMonth('2025-05')));
const example = (source: string) => readFileSync(new URL(`../../docs/examples/${source}.csv`, import.meta.url), 'utf8');
const why = { by: 'an analyst', reason: 'a ward has closed' };

async function sign({ signing, idle }: Hands, step: SignOffStep, name: string): Promise<void> {
  const actor: Actor = { name, roles: Object.values(SIGN_OFF_ROLES) };
  await signOff(signing, { ...PLACE, actor, step, despite: 'the board meets on Friday' });
  await idle();
}

/** Files of every source, a correction, a duplicate, one held and confirmed, one withdrawn, one that stays held, one refused. */
async function sendFiles({ drop, idle, deciding }: Hands): Promise<void> {
  for (const source of ['plan', 'area-lookup', 'discharge-ready', 'population', 'narrative', 'finance', 'reablement']) {
    await drop(`${source}/council/${source}.csv`, example(source));
  }
  await drop('template/2025-26-q1/blank.xlsx', officialTemplate());
  await drop('sus-apc/coventry/april.csv', april(20));
  await drop('sus-apc/coventry/april.csv', april(23));
  await drop('sus-apc/coventry/april again.csv', april(23));
  await drop('sus-apc/coventry/may.csv', may(12));
  await confirmHeld(deciding, { submission: await drop('sus-apc/coventry/few.csv', may(4)), ...why });
  await idle();
  await withdraw(deciding, { submission: await drop('sus-apc/coventry/another month.csv', april(99)), ...why });
  await idle();
  await drop('sus-apc/coventry/too few.csv', april(2));
  await drop('sus-apc/coventry/no table.csv', 'nothing of the kind\n');
}

/** A return that is signed, of which later data propose another one, and which is unlocked and submitted again. */
async function signAndUnlock(hands: Hands): Promise<void> {
  await sign(hands, 'submit', 'Ann');
  await sign(hands, 'review', 'Ben');
  await sign(hands, 'certify', 'Cat');
  await hands.drop('sus-apc/coventry/june.csv', extractFile(emergencies(9, inMonth('2025-06'))));
  const actor: Actor = { name: 'Ben', roles: Object.values(SIGN_OFF_ROLES) };
  await unlock(hands.signing, { ...PLACE, actor, reason: 'June has come' });
  await hands.idle();
  await sign(hands, 'submit', 'Ann');
}

/** A quarter in which everything happens that people decide. At its end a second return stands signed, with a proposal beside it. */
export async function playBusyQuarter(hands: Hands): Promise<void> {
  await sendFiles(hands);
  await signAndUnlock(hands);
}
