import type { AnswerForm, EntryField } from '../../functions/core/returns/entry-form/answer-form.ts';
import type { AnswerOrigin, PlacedAnswer } from '../../functions/core/returns/entry-form/feed-answers.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { tag } from '../components/tag.ts';
import { type Html, html, type Part } from '../html.ts';

const MOST_SHOWN = 300;

/** A text as a hint shows it. */
export function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function fileLink({ submission, file }: AnswerOrigin): Html {
  return html`<a href="/submissions/${submission}">${file}</a>`;
}

/** The files of other feeds in which answers came, each once; they are named beside their answers. */
export function otherFiles(form: AnswerForm, pageFeed: string): Html | null {
  const origins = form.flatMap(({ counts }) => (counts && counts.origin.feed !== pageFeed ? [counts.origin] : []));
  const files = [...Map.groupBy(origins, ({ submission }) => submission).values()];
  if (files.length === 0) return null;
  const item = ([origin, ...others]: AnswerOrigin[]) =>
    origin &&
    html`<li>${fileLink(origin)} of ${origin.feed}, ${timeWords(origin.arrivedAt)}: ${countWords(others.length + 1, 'answer')}</li>`;
  return html`<p>These files have answers that count. Write another one here, and yours counts until a newer file comes:</p>
<ul class="nhsuk-list nhsuk-list--bullet">${files.map((file) => item(file) ?? null)}</ul>
`;
}

/** Whose answer counts, where the box does not show it or it came from elsewhere. */
function countsWords({ text, answer }: EntryField, counts: PlacedAnswer, pageFeed: string): Part {
  const isPage = counts.origin.feed === pageFeed;
  const isShown =
    counts.text === text || (answer.type === 'choice' && counts.text.toLowerCase() === text.toLowerCase());
  if (!isShown) return html`What counts now: “${shortened(counts.text)}”, from ${fileLink(counts.origin)}.`;
  return isPage ? null : html`From ${fileLink(counts.origin)}.`;
}

const EXAMPLES: Partial<Record<string, string>> = {
  date: 'For example, 26/07/2025.',
  pounds: 'In pounds, for example 1,045,422.',
  number: 'For example, 24,044.',
};

/** What stands beside a box: that it must be filled in, how, and whose answer counts. Null where there is nothing to say. */
export function entryHints(field: EntryField, pageFeed: string): Part {
  const { dataSay, overruled, answer, counts, isMissing, needed } = field;
  const hints: Part[] = [
    isMissing && needed !== null && tag('wait', needed),
    EXAMPLES[answer.type] ?? null,
    dataSay !== null &&
      answer.type !== 'choice' &&
      html`The figures say: ${dataSay}. Leave the box blank to keep that.`,
    counts && countsWords(field, counts, pageFeed),
    overruled &&
      html`You wrote “${shortened(overruled.text)}” here. The newer file says something else, and that counts.`,
  ];
  const said = hints.filter((hint) => hint !== null && hint !== false);
  return said.length === 0 ? null : said.map((hint, place) => [place > 0 && html`<br>`, hint]);
}
