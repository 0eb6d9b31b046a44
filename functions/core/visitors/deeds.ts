import type { Role, Visitor } from './visitor.ts';

const EVERY_ROLE: readonly Role[] = ['provider', 'reviewer', 'certifier'];

/**
 * What changes something or gives out rows, and the roles of which one is needed. Which step of signing is for which
 * role, and who may unlock, the rules of signing say; here it only takes some role.
 */
export const DEEDS = {
  send: ['provider'],
  answer: ['provider'],
  confirm: ['provider', 'reviewer'],
  withdraw: ['provider', 'reviewer'],
  'take-rows': ['provider', 'reviewer'],
  publish: EVERY_ROLE,
  sign: EVERY_ROLE,
  unlock: ['reviewer', 'certifier'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof DEEDS;

/** Whether somebody has a role by which they may do something. Where they may do it, their areas and feeds say. */
export function mayDo({ roles }: Pick<Visitor, 'roles'>, deed: Deed): boolean {
  return DEEDS[deed].some((role) => roles.includes(role));
}
