/** What can go wrong with a request, by code: the status that answers it, and its short name. */
export const problemTypes = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'sign-in-failed': { status: 400, title: 'Signing in did not work' },
  'not-you': { status: 403, title: 'This is not your name' },
  'form-too-old': { status: 403, title: 'The form was opened too long ago' },
  'not-your-feed': { status: 403, title: 'This feed is not your organisation’s' },
  'partly-yours': { status: 403, title: 'The file is not about your areas alone' },
  'not-allowed': { status: 403, title: 'This needs another role' },
  'unknown-submission': { status: 404, title: 'There is no such submission' },
  'unknown-area': { status: 404, title: 'There is no such area' },
  'unknown-metric': { status: 404, title: 'There is no such metric' },
  'unknown-quarter': { status: 404, title: 'There is no such quarter' },
  'no-return': { status: 404, title: 'This return has not been published yet' },
  'no-workbook': { status: 404, title: 'There is no workbook of this submission' },
  'no-upload': { status: 404, title: 'The file has not arrived' },
  'no-template': { status: 404, title: 'There is no such template' },
  'no-script': { status: 404, title: 'There is no such script' },
  'rows-not-known': { status: 409, title: 'Nobody can say which rows are fine' },
  'rows-not-kept': { status: 410, title: 'The file is not kept any more' },
  'too-many-rows': { status: 422, title: 'The rows are too many to be downloaded here' },
  'bad-file-name': { status: 422, title: 'The file cannot be sent under this name' },
  'too-large-to-check': { status: 413, title: 'The file is too large to be checked here' },
  'no-file': { status: 404, title: 'The return has no such file' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'not-held': { status: 409, title: 'The submission is not held' },
  'nothing-to-sign': { status: 409, title: 'There is nothing to sign' },
  'not-due': { status: 409, title: 'This step is not due' },
  'duties-not-separate': { status: 409, title: 'Somebody else must do this' },
  incomplete: { status: 409, title: 'The return is not complete' },
  'content-changed': { status: 409, title: 'The return says something else by now' },
  'not-signed': { status: 409, title: 'The return is not signed off' },
  'not-counted': { status: 409, title: 'The submission does not count' },
  'not-json': { status: 415, title: 'The request is not JSON' },
  'not-a-form': { status: 415, title: 'The request is not a form' },
  'try-again': { status: 503, title: 'Try again in a moment' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemCode = keyof typeof problemTypes;

/** Problem details of an HTTP answer (RFC 9457). `type` leads to the list of problems, at this one. */
export type Problem = { type: string; title: string; status: number; detail: string; instance: string };

/** Whether callers are told of a fault by this code. */
export function isProblemCode(code: string): code is ProblemCode {
  return code in problemTypes;
}

/** The problem of a code; `detail` is about this one request, and `instance` its path. */
export function problemOf(code: ProblemCode, { detail, instance }: Pick<Problem, 'detail' | 'instance'>): Problem {
  const { status, title } = problemTypes[code];
  return { type: `/problems#${code}`, title, status, detail, instance };
}
