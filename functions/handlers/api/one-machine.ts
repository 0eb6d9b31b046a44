import * as z from 'zod/mini';
import { boardByCode } from '../../core/areas/boards.ts';
import { isFeed } from '../../core/submissions/arrival.ts';
import { ROLES, type Visitor } from '../../core/visitors/visitor.ts';
import { type CookieRules, cookieText, readCookie } from './cookies.ts';
import { wordsInput } from './inputs.ts';
import type { SignIn } from './sign-in.ts';

const NAME = 'visitor';

const isFeedName = (name: string): boolean => isFeed(name) && name === name.toLowerCase();
const isBoard = (code: string): boolean => boardByCode(code)?.code === code;

/** Somebody whom the person at this machine wants to be. */
export const visitorInput = z.object({
  name: wordsInput(200),
  roles: z.array(z.enum(ROLES, `must be of ${ROLES.join(', ')}`)),
  areas: z.union([z.literal('all'), z.array(z.string().check(z.refine(isBoard, 'must be the code of a board')))]),
  feeds: z.union([z.literal('all'), z.array(z.string().check(z.refine(isFeedName, 'must be the name of a feed')))]),
});

function readVisitor(text: string | null): Visitor | null {
  if (text === null) return null;
  try {
    return visitorInput.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return null;
  }
}

/** The one person at a machine of their own, who may do everything, until they try to be somebody else. */
export function oneMachine(name: string, cookies: CookieRules): SignIn {
  const everything: Visitor = { name, roles: ROLES, areas: 'all', feeds: 'all' };
  return {
    kind: 'one-machine',
    visitorOf: async (event) => readVisitor(readCookie(event, cookies, NAME)) ?? everything,
  };
}

/** The cookie of somebody to be tried; without one, the person is who they were at first. */
export function triedCookie(cookies: CookieRules, visitor: Visitor | null): string {
  const value = visitor && Buffer.from(JSON.stringify(visitor)).toString('base64url');
  return cookieText(cookies, { name: NAME, value });
}
