import { type Actor, SIGN_OFF_ROLES } from '../../core/returns/sign-off.ts';

/** Who acts, by the name that they give: there is no sign-in yet, so the one user of this machine has every role. */
export function localActor(name: string): Actor {
  return { name, roles: Object.values(SIGN_OFF_ROLES) };
}
