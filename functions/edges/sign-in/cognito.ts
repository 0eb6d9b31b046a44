import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Rejected, Retry } from '../problem.ts';
import type { SignInSettings } from './settings.ts';

/** What a sign-in is known by when it comes back: a state and a nonce that nobody can guess, and what proves that we began it. */
export type Begun = { state: string; nonce: string; verifier: string };

export type Cognito = ReturnType<typeof createCognito>;

const PATIENCE_MS = 5000;
const tokens = z.object({ id_token: z.string() });

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

async function post(url: string, fields: Record<string, string>): Promise<Response> {
  try {
    const body = new URLSearchParams(fields);
    return await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Retry('The user pool does not answer');
  }
}

/**
 * The sign-in pages of a Cognito user pool: authorization code with proof key (RFC 7636), and OpenID Connect's nonce. The
 * pool gives a refresh token too; nobody keeps it.
 */
export function createCognito({ clientId, signInUrl, siteUrl }: Omit<SignInSettings, 'organisations' | 'userPoolId'>) {
  const redirectUri = `${siteUrl}/sign-in/callback`;
  return {
    /** Where a browser goes to sign in. */
    signInPage: ({ state, nonce, verifier }: Begun): string =>
      `${signInUrl}/oauth2/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: challengeOf(verifier),
        code_challenge_method: 'S256',
      })}`,

    /** The ID token for a code that a browser came back with. Throws `Rejected` where the pool does not take the code. */
    exchange: async (code: string, { verifier }: Begun): Promise<string> => {
      const response = await post(`${signInUrl}/oauth2/token`, {
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      if (response.status >= 500) throw new Retry('The user pool does not answer');
      const read = tokens.safeParse(response.ok ? await response.json().catch(() => null) : null);
      if (!read.success)
        throw new Rejected('sign-in-failed', 'The sign-in took too long or was used before. Sign in again.');
      return read.data.id_token;
    },

    /** Where a browser goes to be forgotten by the sign-in pages. */
    signOutPage: (): string =>
      `${signInUrl}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: `${siteUrl}/signed-out` })}`,
  };
}
