import { ATTENTION, type Attention, type AttentionKind } from '../../functions/core/quarter-view/attention.ts';
import type { Show } from '../../functions/core/quarter-view/show.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { TRY_AGAIN } from '../../functions/core/words/dead-letter-words.ts';
import { addressOf } from '../address.ts';
import { type Html, html } from '../html.ts';

const MOST_SHOWN = 5;

/** How a kind is headed, what is to be done, and where the rest of a long list is. */
type KindWords = {
  heading: string;
  todo: string;
  more: { path: string; asked: Record<string, string> } | { show: Show };
};

const files = (outcome: string) => ({ path: '/files', asked: { outcome } });

const kinds: Readonly<Record<AttentionKind, KindWords>> = {
  failed: {
    heading: 'Could not be done',
    todo: `Each was tried five times and laid aside; other files and returns go on. ${TRY_AGAIN}`,
    more: { path: '/files', asked: {} },
  },
  held: {
    heading: 'Held files',
    todo: 'Much less came than before. Confirm each, or send the whole file again.',
    more: files('held'),
  },
  rejected: {
    heading: 'Rejected files',
    todo: 'Nothing in them counts, and nothing better has come since. Mend and send them again.',
    more: files('rejected'),
  },
  missing: { heading: 'Missing data', todo: 'Required, and not here yet.', more: { show: 'missing' } },
  gap: {
    heading: 'Gaps in the numbers',
    todo: 'All files have come, but some months have no data.',
    more: { show: 'all' },
  },
  unsigned: { heading: 'Returns not signed off', todo: 'Read each, then sign it.', more: { show: 'unsigned' } },
  proposed: {
    heading: 'Signed returns that later data would change',
    todo: 'The signed revision stands. Unlock it to take the change over.',
    more: { show: 'signed' },
  },
};

/** Everything that waits for somebody, by kind, each with a way to where it is done. */
export function attentionSection(found: readonly Attention[], quarter: string): Html {
  if (found.length === 0)
    return html`<h2 id="attention">What needs a person</h2>
<p>Nothing needs a person now.</p>`;
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return html`<h2 id="attention">What needs a person</h2>
${ATTENTION.map((kind) => kindSection(kind, byKind.get(kind) ?? [], quarter))}`;
}

function kindSection(kind: AttentionKind, found: readonly Attention[], quarter: string): Html | null {
  if (found.length === 0) return null;
  const { heading, todo, more } = kinds[kind];
  const left = found.length - MOST_SHOWN;
  const rest = 'show' in more ? `${addressOf(`/quarters/${quarter}`, more)}#areas` : addressOf(more.path, more.asked);
  return html`<h3>${heading}: ${numberWords(found.length)}</h3>
<p>${todo}</p>
<ul>${found.slice(0, MOST_SHOWN).map((each) => html`<li>${attentionLink(each, quarter)}: ${each.words}</li>`)}</ul>
${left > 0 && html`<p><a href="${rest}">And ${countWords(left, 'other')}</a></p>`}`;
}

function letterLink({ name, letter }: Extract<Attention, { letter: unknown }>): Html {
  const { submission, area, quarter } = letter;
  if (submission !== null) return html`<a href="/submissions/${submission}">${name}</a>`;
  return area !== null && quarter !== null ? html`<a href="/returns/${quarter}/${area}">${name}</a>` : html`${name}`;
}

function attentionLink(each: Attention, quarter: string): Html {
  if ('submission' in each) return html`<a href="/submissions/${each.submission}">${each.name}</a>`;
  if ('letter' in each) return letterLink(each);
  const place = each.kind === 'unsigned' || each.kind === 'proposed' ? '#sign-off' : '';
  const href = each.hasReturn
    ? `/returns/${quarter}/${each.area}${place}`
    : `${addressOf(`/quarters/${quarter}`, { area: each.area })}#areas`;
  return html`<a href="${href}">${each.name}</a>`;
}
