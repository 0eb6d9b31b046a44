import { readFileSync } from 'node:fs';
import { type Actor, SIGN_OFF_ROLES, type SignOffStep } from '../../../functions/core/returns/sign-off.ts';
import { withdraw } from '../../../functions/handlers/file-arrived/withdraw.ts';
import { signOff } from '../../../functions/handlers/publish-return/sign-off.ts';
import { COVENTRY, type Hands, playBusyQuarter, QUARTER } from '../../end-to-end/busy-quarter.ts';
import { emergencies, extractFile, inMonth } from '../../end-to-end/hand-made.ts';
import { officialTemplate } from '../../end-to-end/official-template.ts';
import { IS_FULL } from '../effort.ts';

const example = (source: string) =>
  readFileSync(new URL(`../../../docs/examples/${source}.csv`, import.meta.url), 'utf8');
const roles: Actor['roles'] = Object.values(SIGN_OFF_ROLES);

async function sign({ signing, idle }: Hands, step: SignOffStep, name: string): Promise<void> {
  const what = { area: COVENTRY, quarter: QUARTER, step, despite: 'the board meets on Friday' } as const;
  await signOff(signing, { ...what, actor: { name, roles } });
  await idle();
}

/** A lookup, a template, a file of each outcome but one, a return that is signed, and one that is proposed beside it. */
async function playShortQuarter(hands: Hands): Promise<void> {
  const { drop, deciding, idle } = hands;
  await drop('area-lookup/council/lookup.csv', example('area-lookup'));
  await drop('template/2025-26-q1/blank.xlsx', officialTemplate());
  await drop('sus-apc/coventry/april.csv', extractFile(emergencies(20)));
  await drop('sus-apc/coventry/april again.csv', extractFile(emergencies(20)));
  await drop('sus-apc/coventry/too few.csv', extractFile(emergencies(2)));
  await drop('sus-apc/coventry/no table.csv', 'nothing of the kind\n');
  const taken = await drop('sus-apc/coventry/another.csv', extractFile(emergencies(9, inMonth('2025-05'))));
  await withdraw(deciding, { submission: taken, by: 'an analyst', reason: 'another month' });
  await idle();
  await drop('plan/council/plan.csv', example('plan'));
  await drop('sus-apc/coventry/april.csv', extractFile(emergencies(23)));
  await sign(hands, 'submit', 'Ann');
  await sign(hands, 'review', 'Ben');
  await sign(hands, 'certify', 'Cat');
  await drop('sus-apc/coventry/june.csv', extractFile(emergencies(9, inMonth('2025-06'))));
}

/** A quarter with everything in it that can be lost: a short one, or the busy one in the full form. */
export const playQuarter = IS_FULL ? playBusyQuarter : playShortQuarter;
