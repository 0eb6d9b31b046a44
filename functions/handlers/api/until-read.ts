import type { ApiDeps } from './deps.ts';

const EVERY_MS = 100;
const PATIENCE_MS = 3000;

const pause = () => new Promise((resolve) => setTimeout(resolve, EVERY_MS));

/**
 * Waits a moment for a file to be read to its end: most are read within a second, and whoever sent one then sees at once
 * what was found in it. False where reading has not even begun.
 */
export async function hasBegunSoon({ records }: Pick<ApiDeps, 'records'>, submission: string): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
    if ((await records.submissions.get(submission))?.state === 'settled') return true;
    await pause();
  }
  return (await records.submissions.get(submission)) !== null;
}
