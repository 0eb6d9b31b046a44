import { sentPage } from '../../../web/pages/sent-page.ts';
import { submissionId } from '../../edges/records/identity.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest, HttpResponse } from './http.ts';
import { page, seeOther } from './respond.ts';
import { hasBegunSoon } from './until-read.ts';

/** A file that was made of a form. */
export type FormFile = { source: 'narrative' | 'finance'; area: string; fileName: string; text: string };

/** What a file of a form is called: its quarter, and when it was sent. */
export function formFileName(quarter: string, now: Date): string {
  return `${quarter}-${now.toISOString().replace(/[-:.]/g, '')}.csv`;
}

/**
 * Puts the file of a form among the arrivals, where it is read like any other file, and leads to the page of what was
 * found in it. Who filled the form in, by name, goes into the audit trail.
 */
export async function sendEntries(
  deps: Pick<ApiDeps, 'arrivals' | 'records' | 'now'>,
  request: ApiRequest,
  { source, area, fileName, text }: FormFile,
): Promise<HttpResponse> {
  const key = `${source}/pages-${area}/${fileName}`;
  const version = await deps.arrivals.put({ key, body: text, contentType: 'text/csv; charset=utf-8' });
  const submission = submissionId(deps.arrivals.name, key, version);
  await deps.records.audit.add({
    id: `${submission}-filled-in`,
    at: deps.now().toISOString(),
    who: request.visitor.name,
    what: source === 'narrative' ? 'answers filled in on the page' : 'amounts filled in on the page',
    subject: submission,
    why: null,
  });
  const location = `/submissions/${submission}`;
  if (await hasBegunSoon(deps, submission)) return seeOther(location);
  return page(request, 202, sentPage({ fileName, href: location, what: 'form' }));
}
