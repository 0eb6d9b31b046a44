import { canonicalJson } from '../../core/returns/canonical-json.ts';
import { contentOf } from '../../core/returns/return-document.ts';
import { Retry } from '../../edges/problem.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { Draft } from './draft.ts';
import { publicNumbers } from './published-before.ts';

const RACES = 10;

/** The hash of all that the files of a revision say, whenever they are written and whatever came before them. */
export function contentHash({ content, earlierQuarters, template, publishedBefore }: Draft): string {
  const shown = publicNumbers(content, publishedBefore);
  const others = [template, shown].map((part) => (part ? canonicalJson(part) : ''));
  return contentSha256([contentOf(content), canonicalJson(earlierQuarters), ...others].join(''));
}

/**
 * Takes the next revision number for this content, before any file is written. Where an earlier attempt at the same
 * content was cut off before it became the latest, its number, time and the revision that it follows are taken up
 * again, so that the files come out the same to the byte.
 */
export async function claimRevision(deps: PublishDeps, draft: Draft, contentSha256: string): Promise<ReturnRevision> {
  const { area, quarter } = draft;
  for (let race = 0; race < RACES; race += 1) {
    const revisions = await deps.records.returns.revisions(quarter, area);
    const newest = revisions.at(-1);
    if (newest?.contentSha256 === contentSha256) return newest;
    const claim: ReturnRevision = {
      area,
      quarter,
      revision: (newest?.revision ?? 0) + 1,
      state: 'claimed',
      contentSha256,
      generatedAt: draft.at,
      previousRevision: revisions.findLast(({ state }) => state === 'published')?.revision ?? null,
      files: [],
    };
    if (await deps.records.returns.claim(claim)) return claim;
  }
  throw new Retry('Others kept taking the next revision of this return');
}
