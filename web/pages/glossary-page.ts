import type { Term } from '../../functions/core/words/glossary.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import { withCodes } from '../words/code-words.ts';
import type { Page } from './layout.ts';

type GlossaryPart = { title: string; terms: readonly Term[] };

/** What words mean, part by part. */
export function glossaryPage(parts: readonly GlossaryPart[]): Page {
  return {
    title: 'What words mean',
    content: html`<nav aria-label="On this page"><ul class="inline">${parts.map(({ title }, place) => html`<li><a href="#part-${place + 1}">${title}</a></li>`)}</ul></nav>
${parts.map(partSection)}`,
  };
}

function partSection({ title, terms }: GlossaryPart, place: number): Html {
  return html`<h2 id="part-${place + 1}">${title}</h2>
${summaryList(terms.map(({ word, means }) => [word, withCodes(means)] as const))}`;
}
