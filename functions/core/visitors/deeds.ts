import { MAY_UNLOCK } from '../returns/sign-off-unlock.ts';
import { ROLES, type Role, type Visitor } from './visitor.ts';

/**
 * What changes something or gives out rows, and the roles of which one is needed. Which step of signing is for which
 * role the rules of signing say; here it only takes some role.
 */
export const DEEDS = {
  send: ['provider'],
  answer: ['provider'],
  confirm: ['provider', 'reviewer'],
  withdraw: ['provider', 'reviewer'],
  'take-rows': ['provider', 'reviewer'],
  publish: ROLES,
  sign: ROLES,
  unlock: MAY_UNLOCK,
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof DEEDS;

/** Whether somebody has a role by which they may do something. Where they may do it, their areas and feeds say. */
export function mayDo({ roles }: Pick<Visitor, 'roles'>, deed: Deed): boolean {
  return DEEDS[deed].some((role) => roles.includes(role));
}
