import type { MiddlewareObj } from '@middy/core';
import { problemPage } from '../../../web/pages/problem-page.ts';
import { Rejected, Retry } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import { type HttpEvent, type HttpResponse, methodOf } from './http.ts';
import { isProblemCode, type Problem, type ProblemCode, problemOf } from './problem-types.ts';
import { page, seeOther } from './respond.ts';

const RETRY_SECONDS = '5';

const said: Partial<Record<ProblemCode, string>> = {
  'try-again': 'The service is busy. Nothing was lost; ask again in a few seconds.',
  internal:
    'The request could not be answered. What was asked and what is stored are not shown here; the log has the code.',
};

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Retry) return 'try-again';
  if (!(error instanceof Rejected)) return 'internal';
  return isProblemCode(error.code) ? error.code : 'bad-request';
}

function isForPrograms({ rawPath }: HttpEvent): boolean {
  return rawPath.startsWith('/api/');
}

type Deps = Pick<ApiDeps, 'log' | 'signIn'>;

async function answer({ signIn }: Deps, event: HttpEvent, problem: Problem): Promise<HttpResponse> {
  if (!isForPrograms(event)) {
    const visitor = await signIn.visitorOf(event).catch(() => null);
    return page({ visitor }, problem.status, problemPage(problem));
  }
  const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
  return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
}

/** Sends somebody who looks for a page to where they sign in, and back. A form is not sent on: what is in it would be lost. */
function toSignIn({ signIn }: Deps, event: HttpEvent): HttpResponse | null {
  if (!signIn.door || isForPrograms(event) || !['GET', 'HEAD'].includes(methodOf(event))) return null;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  return seeOther(`/sign-in?${new URLSearchParams({ to: `${event.rawPath}${query}` })}`);
}

/** Turns whatever a route throws into problem details, or into a page that says the same. Logs what was not foreseen. */
export function problemDetails(deps: Deps): MiddlewareObj<HttpEvent, HttpResponse> {
  return {
    onError: async (request) => {
      const { error, event } = request;
      const code = codeOf(error);
      if (code === 'internal') deps.log('api.failed', { error: error?.name, request: event.requestContext.requestId });
      const detail = said[code] ?? error?.message ?? '';
      const sentOn = error instanceof NotSignedIn ? toSignIn(deps, event) : null;
      const response = sentOn ?? (await answer(deps, event, problemOf(code, { detail, instance: event.rawPath })));
      if (code === 'try-again') response.headers = { ...response.headers, 'retry-after': RETRY_SECONDS };
      if (error instanceof MethodNotAllowed)
        response.headers = { ...response.headers, allow: error.allowed.join(', ') };
      request.response = response;
    },
  };
}

/** Nobody whom we know asks for what is not for anybody. */
export class NotSignedIn extends Rejected {
  constructor() {
    super(
      'not-signed-in',
      'Nothing was changed. Sign in at /sign-in in another window, come back here, and try again.',
    );
  }
}

/** The path is right, and the method is none of those that it takes. */
export class MethodNotAllowed extends Rejected {
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    super('method-not-allowed', `This address takes ${allowed.join(', ')}.`);
    this.allowed = allowed;
  }
}
