import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

type Variables = Record<string, string | undefined>;

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where installers put it beside the folders of commands. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const SWITCHES = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How somebody gets what the browser tests need. */
export const HOW_TO_INSTALL =
  'install Chromium (Debian and Ubuntu: apt-get install chromium; anywhere: npx playwright-core install chromium), or name a Chrome in BCF_CHROMIUM';

/** The program of a browser: that which `BCF_CHROMIUM` names, else the first that is there; null where none is. */
export function findChromium(
  variables: Variables,
  isThere: (path: string) => boolean = existsSync,
  own: () => string = () => chromium.executablePath(),
): string | null {
  if (variables.BCF_CHROMIUM) return variables.BCF_CHROMIUM;
  const folders = (variables.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean);
  const commands = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...commands, ...PLACES, own()].find(isThere) ?? null;
}

/** A browser without a window. It is not fenced in: it sees nothing but this product's pages, and may run as root. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: SWITCHES, chromiumSandbox: false });
}
