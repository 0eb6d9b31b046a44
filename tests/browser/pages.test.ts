import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../functions/handlers/api/api.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { named } from '../bench/national-files.ts';
import { everyPage } from './every-page.ts';
import { inBrowser } from './in-browser.ts';
import { type MemoryStand, memoryStand } from './memory-stand.ts';
import { ask, axeFaults, chartFaults, keyboardFaults, paperFaults, printedPages, widthFaults } from './page-faults.ts';

/** More boards than one page of a list shows. */
const BOARDS = 30;
const WIDE = { width: 1280, height: 1024 };
/** That window at 400 % zoom, which is also a small telephone (WCAG 2.2, success criterion 1.4.10). */
const NARROW = { width: 320, height: 256 };
/** The width of a sheet of A4 without its margins of 1 cm, at 96 px an inch. */
const PAPER = { width: 718, height: 1047 };

const focused = (page: Page): Promise<string> => page.locator(':focus').innerText();

inBrowser('every page', (browser) => {
  let stand: MemoryStand;
  let web: WebServer;
  let context: BrowserContext;
  beforeAll(async () => {
    stand = await memoryStand({ areas: named.slice(0, BOARDS), spells: 3000 });
    web = await startWebServer({ port: 0, handler: createApi(stand.deps) });
    context = await browser().newContext({ viewport: WIDE });
  });
  afterAll(async () => {
    await context.close();
    await web.close();
  });

  describe.each(everyPage)('%s', (_name, address) => {
    let page: Page;
    const faults: string[] = [];
    beforeAll(async () => {
      page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${web.url}${address(stand.places)}`);
      await ask(page);
    });
    afterAll(async () => page.close());

    test('loads nothing that its policy forbids, and its scripts have no fault', () => {
      expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    });

    test('has no fault that axe finds against WCAG 2.2 AA, nor against good practice', async () => {
      expect(await axeFaults(page)).toEqual({ wcag: [], practice: [] });
    });

    test('is reached in all its parts, in order and in sight, by keyboard alone', async () => {
      expect(await keyboardFaults(page)).toEqual([]);
    });

    test('has the figures of each chart in a table', async () => {
      expect(await chartFaults(page)).toEqual([]);
    });

    test('does not scroll sideways at 320 px, nor at 400 % zoom', async () => {
      await page.setViewportSize(NARROW);
      expect(await widthFaults(page)).toEqual([]);
    });

    test('prints whole and without what is only for the screen', async () => {
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print' });
      expect(await paperFaults(page)).toEqual([]);
      expect(await printedPages(page)).toBeGreaterThan(0);
    });
  });

  test('the first stop of the keyboard is a link past the header', async () => {
    const page = await context.newPage();
    await page.goto(web.url);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
    await page.close();
  });

  test('a form is filled in and sent by keyboard alone', async () => {
    const page = await context.newPage();
    await page.goto(`${web.url}/signed-in`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('K. Keyboard');
    for (const key of ['Tab', 'Space', 'Tab', 'Tab', 'Space', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('Hartlepool');
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('Be this person');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are K. Keyboard' }).waitFor();
    const said = await page.locator('.nhsuk-summary-list').innerText();
    expect(said).toContain('reviewer');
    expect(said).not.toContain('certifier');
    expect(said).toContain('Hartlepool');
    await page.getByRole('button', { name: 'Be yourself again' }).click();
    await page.close();
  });
});
