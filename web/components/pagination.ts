import { type Html, html } from '../html.ts';

type Step = { href: string; text: string } | null;

/** `of` says to a screen reader what is parted so. */
type Steps = { previous: Step; next: Step; of?: string };

/** To the parts of a list before and after the one that is seen (NHS digital service manual, "Pagination"). Null where there are none. */
export function pagination({ previous, next, of = 'Pages of this list' }: Steps): Html | null {
  if (!previous && !next) return null;
  const item = (step: Step, name: 'previous' | 'next', title: string) =>
    step &&
    html`<li class="nhsuk-pagination-item--${name}"><a class="nhsuk-pagination__${name}" rel="${name === 'next' ? 'next' : 'prev'}" href="${step.href}"><span class="nhsuk-pagination__title">${title}</span><span class="nhsuk-u-visually-hidden">:</span> <span class="nhsuk-pagination__page">${step.text}</span></a></li>`;
  return html`<nav class="nhsuk-pagination" aria-label="${of}"><ul class="nhsuk-list nhsuk-pagination__list">${item(previous, 'previous', 'Previous')}${item(next, 'next', 'Next')}</ul></nav>
`;
}
