import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError } from 'aws-jwt-verify/error';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { visitorOfGroups } from '../../core/visitors/organisations.ts';
import type { Visitor } from '../../core/visitors/visitor.ts';
import { Retry } from '../problem.ts';
import type { SignInSettings } from './settings.ts';

/** What a token says: who it is of, until when it holds (seconds since 1970), and for which sign-in it was made. */
export type ReadToken = { visitor: Visitor; expiresAt: number; nonce: string | null };

export type TokenReader = ReturnType<typeof createTokenReader>;

const groups = z._default(z.array(z.string()), []);
const words = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200)));

/** What an ID token of a person says (Amazon Cognito Developer Guide, "Understanding the identity (ID) token"). */
const personClaims = z.object({
  exp: z.number(),
  nonce: z.optional(z.string()),
  name: words,
  email: words,
  'cognito:username': z.string(),
  'cognito:groups': groups,
});

/** What the access token of a program says: what it may do is in its scopes, `bcf/org-…` and `bcf/role-…`. */
const programClaims = z.object({ exp: z.number(), client_id: z.string(), scope: z.string() });

export const PROGRAM_SCOPE = 'bcf/';

/** Null where the token is forged, has expired, or is for somebody else. Throws `Retry` where the keys cannot be fetched. */
async function claimsIn<T>(verify: () => Promise<unknown>, schema: z.ZodMiniType<T>): Promise<T | null> {
  try {
    return schema.safeParse(await verify()).data ?? null;
  } catch (error) {
    if (error instanceof FetchError) throw new Retry('The keys of the user pool cannot be fetched');
    return null;
  }
}

/** Reads tokens of a user pool: the signature by the pool's keys, then who issued them, for whom, and until when they hold. */
export function createTokenReader(
  { userPoolId, clientId, organisations }: SignInSettings,
  jwksCache: JwksCache = new SimpleJwksCache(),
) {
  const ofPeople = CognitoJwtVerifier.create({ userPoolId, tokenUse: 'id', clientId }, { jwksCache });
  const ofPrograms = CognitoJwtVerifier.create({ userPoolId, tokenUse: 'access', clientId: null }, { jwksCache });
  return {
    person: async (token: string): Promise<ReadToken | null> => {
      const claims = await claimsIn(() => ofPeople.verify(token), personClaims);
      if (!claims) return null;
      const name = claims.name ?? claims.email ?? claims['cognito:username'];
      const visitor = visitorOfGroups(name, claims['cognito:groups'], organisations);
      return { visitor, expiresAt: claims.exp, nonce: claims.nonce ?? null };
    },

    /** A program signs in by its own id and secret. Tokens of people are for other things and have no scopes of ours. */
    program: async (token: string): Promise<ReadToken | null> => {
      const claims = await claimsIn(() => ofPrograms.verify(token), programClaims);
      if (!claims || claims.client_id === clientId) return null;
      const own = claims.scope.split(' ').filter((scope) => scope.startsWith(PROGRAM_SCOPE));
      if (own.length === 0) return null;
      const named = own.map((scope) => scope.slice(PROGRAM_SCOPE.length));
      const visitor = visitorOfGroups(`program ${claims.client_id}`, named, organisations);
      return { visitor, expiresAt: claims.exp, nonce: null };
    },
  };
}
