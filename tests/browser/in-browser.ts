import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { findChromium, HOW_TO_INSTALL, launchChromium } from '../../docs/chromium.ts';

const NO_BROWSER = `No Chromium was found: ${HOW_TO_INSTALL}.`;

/**
 * Tests that need a browser. Where there is none they are skipped by a name that says so; with `BCF_REQUIRE_BROWSER=1`
 * they fail instead.
 */
export function inBrowser(title: string, tests: (browser: () => Browser) => void): void {
  const program = findChromium(process.env);
  if (program !== null) inChromium(title, program, tests);
  else if (process.env.BCF_REQUIRE_BROWSER === '1') {
    test(title, () => {
      throw new Error(NO_BROWSER);
    });
  } else test.skip(`${title} - skipped. ${NO_BROWSER}`, () => {});
}

function inChromium(title: string, program: string, tests: (browser: () => Browser) => void): void {
  describe(title, () => {
    let running: Browser | undefined;
    beforeAll(async () => {
      running = await launchChromium(program);
    });
    afterAll(async () => running?.close());
    tests(() => {
      if (!running) throw new Error('The browser is not running yet');
      return running;
    });
  });
}
