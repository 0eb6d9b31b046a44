import { randomToken } from '../functions/edges/random-token.ts';
import { PLAIN_COOKIES } from '../functions/handlers/api/cookies.ts';
import type { ApiDeps } from '../functions/handlers/api/deps.ts';
import { oneMachine } from '../functions/handlers/api/one-machine.ts';

/** What the pages need of whoever sits at this machine, who goes by that name until they try to be somebody else. */
export function onOneMachine(name: string): Pick<ApiDeps, 'signIn' | 'cookies' | 'newToken'> {
  return { signIn: oneMachine(name, PLAIN_COOKIES), cookies: PLAIN_COOKIES, newToken: randomToken };
}
