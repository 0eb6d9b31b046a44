import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { createCognito } from '../../functions/edges/sign-in/cognito.ts';
import type { SignInSettings } from '../../functions/edges/sign-in/settings.ts';
import { createTokenReader } from '../../functions/edges/sign-in/token-reader.ts';
import { HTTPS_COOKIES } from '../../functions/handlers/api/cookies.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { organisationSignIn } from '../../functions/handlers/api/organisation-sign-in.ts';
import { OWN } from '../reliability/attack/foreign-area.ts';

export const POOL = 'eu-west-2_TestPool1';
export const ISSUER = `https://cognito-idp.eu-west-2.amazonaws.com/${POOL}`;
export const CLIENT = 'web-client';
export const SITE = 'https://bcf.example';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KID = 'key-1';
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256', kty: 'RSA' };

/** Keys of somebody else, which say that they are the pool's. */
export const otherKey: KeyObject = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
/** What is public, taken for a secret, as a forger would. */
export const publicPem = publicKey.export({ format: 'pem', type: 'spki' }).toString();

const part = (document: unknown): string => Buffer.from(JSON.stringify(document)).toString('base64url');
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** The claims of somebody of Coventry who is signed in, with others in their place. */
export function claimsOf(changed: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    iss: ISSUER,
    aud: CLIENT,
    sub: 'a-user',
    token_use: 'id',
    iat: nowSeconds(),
    exp: nowSeconds() + 900,
    name: 'Ann',
    'cognito:username': 'ann',
    'cognito:groups': ['org-coventry', 'role-provider'],
    ...changed,
  };
}

/** A token of the pool, or one that says it is. */
export function tokenOf(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  key = privateKey,
): string {
  const signed = `${part({ alg: 'RS256', kid: KID, typ: 'JWT', ...header })}.${part(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** The same words with another signature, such as none. */
export const unsigned = (claims: Record<string, unknown>, header: Record<string, unknown>, signature = ''): string =>
  `${part({ kid: KID, typ: 'JWT', ...header })}.${part(claims)}.${signature}`;

export type UserPool = {
  url: string;
  /** What was posted to the token endpoint. */
  asked: URLSearchParams[];
  /** Notes where a browser was sent to sign in, and gives the code with which it comes back. */
  signIn(location: string, changed?: Record<string, unknown>): string;
  close(): Promise<void>;
};

/** The sign-in pages of a pool, with the token endpoint as it is: a code holds once, and only with what proves who began. */
export async function startUserPool(): Promise<UserPool> {
  const codes = new Map<string, { challenge: string; token: string }>();
  const asked: URLSearchParams[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const fields = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push(fields);
    const known = codes.get(fields.get('code') ?? '');
    codes.delete(fields.get('code') ?? '');
    const proof = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = request.url === '/oauth2/token' && known?.challenge === proof && fields.get('client_id') === CLIENT;
    response.statusCode = isRight ? 200 : 400;
    response.end(
      JSON.stringify(isRight ? { id_token: known.token, refresh_token: 'kept by nobody' } : { error: 'invalid_grant' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    signIn: (location, changed) => {
      const { searchParams } = new URL(location);
      const code = `code-${codes.size + asked.length + 1}`;
      const claims = claimsOf({ nonce: searchParams.get('nonce'), ...changed });
      codes.set(code, { challenge: searchParams.get('code_challenge') ?? '', token: tokenOf(claims) });
      return code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The keys by which the pool's tokens are known, as if they had been fetched. */
export function keysOfPool(): SimpleJwksCache {
  const keys = new SimpleJwksCache();
  keys.addJwks(`${ISSUER}/.well-known/jwks.json`, { keys: [jwk] });
  return keys;
}

/** The product of an organisation whose people sign in at a pool. */
export function signedInBy(signInUrl: string): (deps: ApiDeps) => ApiDeps {
  const settings: SignInSettings = {
    userPoolId: POOL,
    clientId: CLIENT,
    signInUrl,
    siteUrl: SITE,
    organisations: { coventry: { areas: [OWN], feeds: ['coventry'] }, england: { areas: 'all', feeds: [] } },
  };
  let made = 0;
  const newToken = () => `a-token-that-nobody-can-guess-${++made}`;
  return (deps) => ({
    ...deps,
    newToken,
    cookies: HTTPS_COOKIES,
    signIn: organisationSignIn({
      cognito: createCognito(settings),
      tokens: createTokenReader(settings, keysOfPool()),
      cookies: HTTPS_COOKIES,
      newToken,
      now: () => new Date(),
    }),
  });
}
