/** A link that anybody may open until it expires. `expiresAt` is an ISO time. */
export type Link = { url: string; expiresAt: string };

const HOUR_MS = 3_600_000;
/** A link that has lost no more of its life than this is as good as a new one. */
const MOST_LOST = 0.05;
const MOST_KEPT = 10_000;

/**
 * Remembers links by key. The index of a quarter names every file of every area and is written whenever one of them
 * changes; signing a link takes longer than all else that writing it anew takes.
 */
export function createFreshLinks(sign: (key: string, hours: number, now: Date) => Promise<string>) {
  const known = new Map<string, Link>();
  return async (key: string, hours: number, now: Date): Promise<Link> => {
    const name = `${hours} ${key}`;
    const lifeMs = hours * HOUR_MS;
    const kept = known.get(name);
    const leftMs = kept ? new Date(kept.expiresAt).getTime() - now.getTime() : 0;
    if (kept && leftMs <= lifeMs && leftMs >= lifeMs * (1 - MOST_LOST)) return kept;
    if (known.size >= MOST_KEPT) known.clear();
    const link = { url: await sign(key, hours, now), expiresAt: new Date(now.getTime() + lifeMs).toISOString() };
    known.set(name, link);
    return link;
  };
}
