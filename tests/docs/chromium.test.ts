import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from '../../docs/chromium.ts';

const only = (path: string) => (asked: string) => asked === path;
const nowhere = () => '/nowhere';

test('the browser that somebody names is the one that is used', () => {
  expect(findChromium({ BCF_CHROMIUM: '/opt/chrome', PATH: '/usr/bin' }, () => true, nowhere)).toBe('/opt/chrome');
});

test('a browser is found among the commands, where installers put it, and where playwright keeps its own', () => {
  const command = join('/some/where', 'google-chrome');
  expect(findChromium({ PATH: '/some/where' }, only(command), nowhere)).toBe(command);
  const places = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  for (const place of places) expect(findChromium({}, only(place), nowhere)).toBe(place);
  expect(findChromium({}, only('/cache/chrome'), () => '/cache/chrome')).toBe('/cache/chrome');
});

test('where there is no browser, none is found', () => {
  expect(findChromium({ PATH: '/usr/bin' }, () => false, nowhere)).toBeNull();
});
