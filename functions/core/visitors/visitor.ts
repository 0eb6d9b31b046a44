import { areaOfPageFeed } from '../returns/entry-form/page-feed.ts';
import { SIGN_OFF_ROLES, SIGN_OFF_STEPS, type SignOffRole } from '../returns/sign-off.ts';

/** What somebody may do beyond looking. */
export type Role = SignOffRole;

/** Every role, in the order in which a return passes through their hands. */
export const ROLES: readonly Role[] = SIGN_OFF_STEPS.map((step) => SIGN_OFF_ROLES[step]);

/**
 * Who uses the product: their name, what they may do, the boards (by code) that they may see, and the feeds (in lower
 * case) under which their organisation sends files.
 */
export type Visitor = {
  name: string;
  roles: readonly Role[];
  areas: 'all' | readonly string[];
  feeds: 'all' | readonly string[];
};

/** Whether somebody may see what is about a board, which is named by its current code. */
export function maySee({ areas }: Pick<Visitor, 'areas'>, area: string): boolean {
  return areas === 'all' || areas.includes(area);
}

/** Whether a feed is of somebody's organisation. What is typed in the pages of a board is of everybody who may see it. */
export function isOwnFeed(visitor: Pick<Visitor, 'areas' | 'feeds'>, feed: string): boolean {
  const name = feed.toLowerCase();
  if (visitor.feeds === 'all' || visitor.feeds.includes(name)) return true;
  const area = areaOfPageFeed(name);
  return area !== null && maySee(visitor, area);
}
