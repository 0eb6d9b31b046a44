import * as z from 'zod/mini';
import { Rejected } from '../../edges/problem.ts';
import type { Begun, Cognito } from '../../edges/sign-in/cognito.ts';
import type { TokenReader } from '../../edges/sign-in/token-reader.ts';
import { type CookieRules, cookieText, readCookie } from './cookies.ts';
import type { HttpEvent, OpenRequest } from './http.ts';
import { ownPath } from './own-path.ts';
import type { SentOn, SignIn } from './sign-in.ts';

const SIGNED_IN = 'signed-in';
const SIGNING_IN = 'signing-in';
const SIGNING_IN_SECONDS = 600;
// RFC 6265, section 6.1: browsers keep at least so much of a cookie, its name and attributes among it; few keep more.
const MOST_COOKIE_BYTES = 4096;
const AGAIN = 'Go to the first page and sign in again.';

const begunInput = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

type Deps = { cognito: Cognito; tokens: TokenReader; cookies: CookieRules; newToken(): string; now(): Date };

/** The token that a program sends; null where the header is not there. Pages are not asked for by programs. */
function bearerOf({ rawPath, headers }: HttpEvent): string | null {
  const given = headers.authorization;
  return given === undefined || !rawPath.startsWith('/api/') ? null : given.replace(/^Bearer +/i, '');
}

function begunIn({ cookies }: Pick<Deps, 'cookies'>, request: OpenRequest): Begun & { to: string } {
  try {
    const text = Buffer.from(readCookie(request, cookies, SIGNING_IN) ?? '', 'base64url').toString();
    return begunInput.parse(JSON.parse(text));
  } catch {
    throw new Rejected(
      'sign-in-failed',
      `This browser did not begin to sign in, or took more than ten minutes. ${AGAIN}`,
    );
  }
}

async function comeBack(deps: Deps, request: OpenRequest): Promise<SentOn> {
  const { cognito, tokens, cookies, now } = deps;
  const begun = begunIn(deps, request);
  const { code, state } = request.query;
  if (state !== begun.state) throw new Rejected('sign-in-failed', `Another sign-in was begun meanwhile. ${AGAIN}`);
  if (!code) throw new Rejected('sign-in-failed', `Your organisation did not let you in. ${AGAIN}`);
  const token = await cognito.exchange(code, begun);
  const read = await tokens.person(token);
  if (read?.nonce !== begun.nonce)
    throw new Rejected('sign-in-failed', `What came back is of another sign-in. ${AGAIN}`);
  const seconds = Math.max(0, read.expiresAt - Math.floor(now().getTime() / 1000));
  const kept = cookieText(cookies, { name: SIGNED_IN, value: token, seconds });
  if (kept.length > MOST_COOKIE_BYTES) {
    throw new Rejected(
      'sign-in-failed',
      'Your organisation says more about you than a cookie can hold. Ask for fewer groups.',
    );
  }
  return { location: ownPath(begun.to), cookies: [kept, cookieText(cookies, { name: SIGNING_IN, value: null })] };
}

function enter({ cognito, cookies, newToken }: Deps, to: string): SentOn {
  const begun = { state: newToken(), nonce: newToken(), verifier: `${newToken()}${newToken()}` };
  const value = Buffer.from(JSON.stringify({ ...begun, to: ownPath(to) })).toString('base64url');
  const cookie = cookieText(cookies, { name: SIGNING_IN, value, seconds: SIGNING_IN_SECONDS });
  return { location: cognito.signInPage(begun), cookies: [cookie] };
}

/** People of an organisation, by the token that their user pool gave them, kept in a cookie; programs by a bearer token. */
export function organisationSignIn(deps: Deps): SignIn {
  const { tokens, cookies, cognito } = deps;
  return {
    kind: 'organisation',
    visitorOf: async (event) => {
      const bearer = bearerOf(event);
      if (bearer !== null) return ((await tokens.person(bearer)) ?? (await tokens.program(bearer)))?.visitor ?? null;
      const token = readCookie(event, cookies, SIGNED_IN);
      return token ? ((await tokens.person(token))?.visitor ?? null) : null;
    },
    door: {
      enter: (to) => enter(deps, to),
      comeBack: (request) => comeBack(deps, request),
      leave: () => ({
        location: cognito.signOutPage(),
        cookies: [SIGNED_IN, SIGNING_IN].map((name) => cookieText(cookies, { name, value: null })),
      }),
    },
  };
}
