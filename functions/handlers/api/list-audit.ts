import { type AuditFilter, auditSubject, fitsAudit } from '../../core/audit/audit-filter.ts';
import { type Sight, sightOf } from '../../core/visitors/sight.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';
import { inParallel } from '../../edges/in-parallel.ts';
import type { AuditEntry } from '../../edges/records/audit.ts';
import type { Records } from '../../edges/records/records.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

/** `next` is where the trail goes on, null at its end. */
export type AuditPage = { entries: AuditEntry[]; next: string | null };

type AuditQuery = { filter: AuditFilter; limit: number; after?: string | undefined };

const PAGE = 500;
const MOST_LOOKED_AT = 20_000;
// Of each file in the trail it is asked whose it is.
const MOST_LOOKED_AT_FOR_SOME = 2000;
const AT_ONCE = 20;

const sortOf = ({ at, id }: AuditEntry): string => `${at}#${id}`;

/** Behind every entry of a day, and before those of the day after. */
const endOf = (day: string): string => `${day}T99`;

/** The earlier one of where a page goes on and where the last day ends. */
function startOf(after: string | undefined, to: string): string | undefined {
  if (to === '') return after;
  return after !== undefined && after < endOf(to) ? after : endOf(to);
}

type Sights = Map<string, Sight>;

/** Notes how much the visitor may see of the files in a page of the trail. */
async function lookUp(
  { submissions }: Pick<Records, 'submissions'>,
  { visitor, page, sights }: { visitor: Visitor; page: readonly AuditEntry[]; sights: Sights },
): Promise<void> {
  if (visitor.areas === 'all') return;
  const named = page.map(({ subject }) => auditSubject(subject));
  const ids = new Set(named.flatMap((subject) => (subject.kind === 'submission' ? [subject.submission] : [])));
  const unknown = [...ids].filter((id) => !sights.has(id));
  await inParallel(unknown, AT_ONCE, async (id) => {
    const submission = await submissions.get(id);
    sights.set(id, submission ? sightOf(visitor, submission) : 'none');
  });
}

/** An entry as somebody may read it: what is about an area of theirs or a file that they may know of; else null. */
function entryFor(visitor: Visitor, entry: AuditEntry, sights: Sights): AuditEntry | null {
  if (visitor.areas === 'all') return entry;
  const subject = auditSubject(entry.subject);
  if (subject.kind === 'return') return maySee(visitor, subject.area) ? entry : null;
  const sight = subject.kind === 'submission' ? sights.get(subject.submission) : 'none';
  if (sight === 'part') return { ...entry, why: null };
  return sight === 'whole' ? entry : null;
}

/**
 * The trail newest first, what the visitor may read and fits the filter. It looks through so many entries at most; where it stops before it has
 * enough, `next` leads on from there.
 */
export async function listAudit(
  { records }: Pick<ApiDeps, 'records'>,
  { visitor }: Pick<ApiRequest, 'visitor'>,
  query: AuditQuery,
): Promise<AuditPage> {
  const { filter, limit } = query;
  const found: AuditEntry[] = [];
  const isForAll = visitor.areas === 'all';
  const size = isForAll && Object.values(filter).every((wanted) => wanted === '') ? limit + 1 : PAGE;
  const most = isForAll ? MOST_LOOKED_AT : MOST_LOOKED_AT_FOR_SOME;
  const sights: Sights = new Map();
  let after = startOf(query.after, filter.to);
  for (let lookedAt = 0; lookedAt < most; lookedAt += size) {
    const page = await records.audit.list({ limit: size, after });
    await lookUp(records, { visitor, page, sights });
    for (const given of page) {
      const entry = entryFor(visitor, given, sights);
      if (filter.from !== '' && given.at < filter.from) return { entries: found, next: null };
      if (found.length === limit) return { entries: found, next: sortOf(found[limit - 1] ?? given) };
      if (entry && fitsAudit(entry, filter)) found.push(entry);
    }
    const last = page.at(-1);
    if (!last || page.length < size) return { entries: found, next: null };
    after = sortOf(last);
  }
  return { entries: found, next: after ?? null };
}
