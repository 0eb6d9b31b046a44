import { canonicalJson } from '../../core/returns/canonical-json.ts';
import { contentOf } from '../../core/returns/return-document.ts';
import { Retry } from '../../edges/problem.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { SaidContent } from './draft.ts';
import { publicNumbers } from './published-before.ts';

const RACES = 10;

/** The hash of all that the files of a revision say, whenever they are written and whatever came before them: what is signed. */
export function contentHash({ content, earlierQuarters, template, publishedBefore }: SaidContent): string {
  const shown = publicNumbers(content, publishedBefore);
  const others = [template, shown].map((part) => (part ? canonicalJson(part) : ''));
  return contentSha256([contentOf(content), canonicalJson(earlierQuarters), ...others].join(''));
}

/** A revision that is to be: all but its number. */
export type RevisionToClaim = Omit<ReturnRevision, 'revision' | 'state' | 'files'>;

/** Whether a revision says this already: the same content, signed the same way. */
function saysTheSame(one: ReturnRevision, wanted: RevisionToClaim): boolean {
  return (
    one.contentSha256 === wanted.contentSha256 && (one.signOff?.revision ?? null) === (wanted.signOff?.revision ?? null)
  );
}

/**
 * Takes the next revision number, before any file is written. Where the newest revision says the same, because an
 * earlier attempt was cut off before it became the latest, its number, time and the revision that it follows are taken
 * up again, so that the files come out the same to the byte. What was signed is one revision, whatever came after it.
 */
export async function claimRevision(deps: PublishDeps, wanted: RevisionToClaim): Promise<ReturnRevision> {
  const { area, quarter } = wanted;
  for (let race = 0; race < RACES; race += 1) {
    const revisions = await deps.records.returns.revisions(quarter, area);
    const newest = revisions.at(-1);
    const same = (wanted.signOff ? revisions : revisions.slice(-1)).find((one) => saysTheSame(one, wanted));
    if (same) return same;
    const claim: ReturnRevision = {
      ...wanted,
      revision: (newest?.revision ?? 0) + 1,
      state: 'claimed',
      files: [],
    };
    if (await deps.records.returns.claim(claim)) return claim;
  }
  throw new Retry('Others kept taking the next revision of this return');
}
