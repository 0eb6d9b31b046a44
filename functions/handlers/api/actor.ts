import { type Actor, isSamePerson } from '../../core/returns/sign-off.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

/**
 * Who does what a request asks for: the visitor, or on a machine of one's own whoever the request names. Throws
 * `Rejected` where somebody who is signed in acts under another name.
 */
export function actorOf({ signIn }: Pick<ApiDeps, 'signIn'>, { visitor }: ApiRequest, by?: string): Actor {
  if (by === undefined || isSamePerson(by, visitor.name)) return visitor;
  if (signIn.kind === 'one-machine') return { ...visitor, name: by };
  throw new Rejected('not-you', `You are signed in as ${visitor.name} and cannot act as ${by}. Leave "by" out.`);
}
