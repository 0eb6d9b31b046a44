import * as z from 'zod/mini';
import { boardByCode } from '../../core/areas/boards.ts';
import { isFeed } from '../../core/submissions/arrival.ts';
import type { Organisations } from '../../core/visitors/organisations.ts';

/**
 * Where an organisation's people sign in: the user pool and its client for the pages, the address of its sign-in pages,
 * and that of our own, both without a slash at the end.
 */
export type SignInSettings = {
  userPoolId: string;
  clientId: string;
  signInUrl: string;
  siteUrl: string;
  organisations: Organisations;
};

const isBoard = (code: string): boolean => boardByCode(code)?.code === code;
const isOwnFeed = (feed: string): boolean => isFeed(feed) && feed === feed.toLowerCase();
const listOf = (is: (text: string) => boolean, what: string) =>
  z.union([z.literal('all'), z.array(z.string().check(z.refine(is, what)))]);

const organisations = z.record(
  z.string().check(z.regex(/^[a-z0-9-]+$/)),
  z.object({
    areas: listOf(isBoard, 'must be the current code of a board'),
    feeds: listOf(isOwnFeed, 'must be a feed in lower case'),
  }),
);

const address = z.url({ protocol: /^https$/ }).check(z.regex(/[^/]$/, 'must not end with a slash'));

const environment = z.object({
  SIGN_IN_POOL: z.string().check(z.regex(/^[\w-]+_[A-Za-z0-9]+$/)),
  SIGN_IN_CLIENT: z.string().check(z.minLength(1)),
  SIGN_IN_URL: address,
  SITE_URL: address,
  ORGANISATIONS: z.string(),
});

/** Reads where people sign in; null where no pool is named. Throws, naming the variable, where one is missing or malformed. */
export function readSignInSettings(variables: Record<string, string | undefined>): SignInSettings | null {
  if (variables.SIGN_IN_POOL === undefined) return null;
  const read = environment.safeParse(variables);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`People cannot sign in with this environment. ${faults.join('; ')}`);
  }
  const { SIGN_IN_POOL, SIGN_IN_CLIENT, SIGN_IN_URL, SITE_URL, ORGANISATIONS } = read.data;
  return {
    userPoolId: SIGN_IN_POOL,
    clientId: SIGN_IN_CLIENT,
    signInUrl: SIGN_IN_URL,
    siteUrl: SITE_URL,
    organisations: organisations.parse(JSON.parse(ORGANISATIONS)),
  };
}
