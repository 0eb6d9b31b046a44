import { systemClock } from '../../edges/clock.ts';
import { randomToken } from '../../edges/random-token.ts';
import { createCognito } from '../../edges/sign-in/cognito.ts';
import { readSignInSettings } from '../../edges/sign-in/settings.ts';
import { createTokenReader } from '../../edges/sign-in/token-reader.ts';
import { createDeps as createFileArrivedDeps, type FileArrivedDeps } from '../file-arrived/deps.ts';
import { createDeps as createPublishDeps, type PublishDeps } from '../publish-return/deps.ts';
import { type CookieRules, HTTPS_COOKIES } from './cookies.ts';
import { organisationSignIn } from './organisation-sign-in.ts';
import type { SignIn } from './sign-in.ts';

/** What the web needs: everything that settling a file and publishing a return need, so that it can do both. */
export type ApiDeps = FileArrivedDeps &
  PublishDeps & {
    /** Where files are sent to, for the pages that say how; null where it is AWS itself. */
    s3Url: string | null;
    signIn: SignIn;
    cookies: CookieRules;
    /** What the site's distribution adds to each request; without one requests may come by any way. */
    siteSecret?: string | undefined;
    /** Text that nobody can guess. */
    newToken(): string;
  };

/** Without a user pool nobody is let in. */
function signInOf(variables: Record<string, string | undefined>): SignIn {
  const settings = readSignInSettings(variables);
  if (!settings) return { kind: 'organisation', visitorOf: async () => null };
  return organisationSignIn({
    cognito: createCognito(settings),
    tokens: createTokenReader(settings),
    cookies: HTTPS_COOKIES,
    newToken: randomToken,
    now: systemClock,
  });
}

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): ApiDeps {
  return {
    ...createPublishDeps(variables),
    ...createFileArrivedDeps(variables),
    s3Url: null,
    signIn: signInOf(variables),
    cookies: HTTPS_COOKIES,
    siteSecret: variables.SITE_SECRET,
    newToken: randomToken,
  };
}
