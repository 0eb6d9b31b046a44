import { type AuditFilter, fitsAudit } from '../../core/audit/audit-filter.ts';
import type { AuditEntry } from '../../edges/records/audit.ts';
import type { ApiDeps } from './deps.ts';

/** `next` is where the trail goes on, null at its end. */
export type AuditPage = { entries: AuditEntry[]; next: string | null };

type AuditQuery = { filter: AuditFilter; limit: number; after?: string | undefined };

const PAGE = 500;
const MOST_LOOKED_AT = 20_000;

const sortOf = ({ at, id }: AuditEntry): string => `${at}#${id}`;

/** Behind every entry of a day, and before those of the day after. */
const endOf = (day: string): string => `${day}T99`;

/** The earlier one of where a page goes on and where the last day ends. */
function startOf(after: string | undefined, to: string): string | undefined {
  if (to === '') return after;
  return after !== undefined && after < endOf(to) ? after : endOf(to);
}

/**
 * The trail newest first, what fits the filter. It looks through so many entries at most; where it stops before it has
 * enough, `next` leads on from there.
 */
export async function listAudit({ records }: Pick<ApiDeps, 'records'>, query: AuditQuery): Promise<AuditPage> {
  const { filter, limit } = query;
  const found: AuditEntry[] = [];
  const size = Object.values(filter).every((wanted) => wanted === '') ? limit + 1 : PAGE;
  let after = startOf(query.after, filter.to);
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += size) {
    const page = await records.audit.list({ limit: size, after });
    for (const entry of page) {
      if (filter.from !== '' && entry.at < filter.from) return { entries: found, next: null };
      if (found.length === limit) return { entries: found, next: sortOf(found[limit - 1] ?? entry) };
      if (fitsAudit(entry, filter)) found.push(entry);
    }
    const last = page.at(-1);
    if (!last || page.length < size) return { entries: found, next: null };
    after = sortOf(last);
  }
  return { entries: found, next: after ?? null };
}
