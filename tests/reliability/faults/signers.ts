import { type Actor, SIGN_OFF_ROLES, type SignOffStep } from '../../../functions/core/returns/sign-off.ts';
import type { LatestReturn } from '../../../functions/edges/records/returns.ts';
import { signOff } from '../../../functions/handlers/publish-return/sign-off.ts';
import { COVENTRY, PLACE, QUARTER } from './scenes.ts';
import type { World } from './world.ts';

/** Somebody who may give every step. */
export const person = (name: string): Actor => ({ name, roles: Object.values(SIGN_OFF_ROLES) });

export const give = (world: World, step: SignOffStep, name: string) =>
  signOff(world.publish, { ...PLACE, actor: person(name), step, despite: 'the board meets on Friday' });

export const publish = (world: World): Promise<boolean> => world.publishReturn(PLACE);

/** The return that stands. */
export async function standing({ stores }: World): Promise<LatestReturn> {
  const latest = await stores.records.returns.latest(QUARTER, COVENTRY);
  if (!latest) throw new Error('No return is published');
  return latest;
}

export async function standsAt(world: World): Promise<[number, string]> {
  const { revision, entry } = await standing(world);
  return [revision, entry.status];
}
