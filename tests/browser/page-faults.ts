import { readFileSync } from 'node:fs';
import axe, { type AxeResults, type Result } from 'axe-core';
import type { Page } from 'playwright-core';

const IN_PAGE = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');

/** The success criteria of WCAG 2.2 up to level AA, by the tags that axe has for them. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Stops that the browser makes besides: a frame that scrolls, and its own edges. */
const MORE_STOPS = 10;

/** Makes a page answer the questions below. */
export function ask(page: Page): Promise<unknown> {
  return page.evaluate(`{${IN_PAGE}}`);
}

/** What axe finds, each with its first place: against the guidelines, and against what is good practice besides. */
export type AxeFaults = { wcag: string[]; practice: string[] };

export async function axeFaults(page: Page): Promise<AxeFaults> {
  await page.evaluate(axe.source);
  const options = {
    runOnly: { type: 'tag', values: [...WCAG, 'best-practice'] },
    resultTypes: ['violations'],
    preload: false,
  };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const isPractice = ({ tags }: Result) => tags.includes('best-practice');
  const words = ({ id, help, nodes }: Result) => `${id}: ${help}, at ${nodes.length} places: ${nodes[0]?.html}`;
  return {
    wcag: violations.filter((fault) => !isPractice(fault)).map(words),
    practice: violations.filter(isPractice).map(words),
  };
}

/** What somebody with a keyboard alone cannot reach, or loses sight of. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const stops = await page.evaluate<number>('inPage.watchFocus()');
  const presses = Array.from({ length: stops + MORE_STOPS }, () => page.keyboard.press('Tab'));
  await Promise.all(presses);
  return page.evaluate<string[]>('inPage.focusFaults()');
}

export const widthFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>('inPage.tooWide()');

export const chartFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>('inPage.bareCharts()');

/** What is cut off on paper, and what is printed though nobody can press it there. */
export const paperFaults = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>('[...inPage.cutOff(), ...inPage.notForPaper()]');

/** How many pages a PDF has. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}
