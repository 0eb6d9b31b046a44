import { SIGN_OFF_ROLES, SIGN_OFF_STEPS, type SignOffRole } from '../returns/sign-off.ts';

/** What somebody may do beyond looking. */
export type Role = SignOffRole;

/** Every role, in the order in which a return passes through their hands. */
export const ROLES: readonly Role[] = SIGN_OFF_STEPS.map((step) => SIGN_OFF_ROLES[step]);

/** Who uses the product: their name, what they may do, and the boards (by code) that they may see. */
export type Visitor = { name: string; roles: readonly Role[]; areas: 'all' | readonly string[] };

/** Whether somebody may see what is about a board, which is named by its current code. */
export function maySee({ areas }: Pick<Visitor, 'areas'>, area: string): boolean {
  return areas === 'all' || areas.includes(area);
}
