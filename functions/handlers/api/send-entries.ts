import { sentPage } from '../../../web/pages/sent-page.ts';
import { submissionId } from '../../edges/records/identity.ts';
import type { ApiDeps } from './deps.ts';
import type { HttpResponse } from './http.ts';
import { page, seeOther } from './respond.ts';

/** A file that was made of a form, and who filled the form in. */
export type FormFile = { source: 'narrative' | 'finance'; area: string; fileName: string; text: string; by: string };

const EVERY_MS = 100;
const PATIENCE_MS = 3000;

const pause = () => new Promise((resolve) => setTimeout(resolve, EVERY_MS));

/** What a file of a form is called: its quarter, and when it was sent. */
export function formFileName(quarter: string, now: Date): string {
  return `${quarter}-${now.toISOString().replace(/[-:.]/g, '')}.csv`;
}

/** Most files of forms are read within a second: whoever sent one then sees at once what was found in it. */
async function isReadSoon({ records }: Pick<ApiDeps, 'records'>, submission: string): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
    if ((await records.submissions.get(submission))?.state === 'settled') return true;
    await pause();
  }
  return (await records.submissions.get(submission)) !== null;
}

/**
 * Puts the file of a form among the arrivals, where it is read like any other file, and leads to the page of what was
 * found in it. Who filled the form in goes into the audit trail.
 */
export async function sendEntries(
  deps: Pick<ApiDeps, 'arrivals' | 'records' | 'now'>,
  { source, area, fileName, text, by }: FormFile,
): Promise<HttpResponse> {
  const key = `${source}/pages-${area}/${fileName}`;
  const version = await deps.arrivals.put({ key, body: text, contentType: 'text/csv; charset=utf-8' });
  const submission = submissionId(deps.arrivals.name, key, version);
  await deps.records.audit.add({
    id: `${submission}-filled-in`,
    at: deps.now().toISOString(),
    who: by,
    what: source === 'narrative' ? 'answers filled in on the page' : 'amounts filled in on the page',
    subject: submission,
    why: null,
  });
  const location = `/submissions/${submission}`;
  if (await isReadSoon(deps, submission)) return seeOther(location);
  return page(202, sentPage({ fileName, href: location }));
}
