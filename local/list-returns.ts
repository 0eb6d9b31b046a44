import { linkedFiles } from '../functions/handlers/publish-return/write-latest.ts';
import type { Stack } from './stack.ts';

const MOST = 500;

/** What there is to download, newest quarter first: a line a return, and one link that works as it stands. */
export async function listReturns(stack: Stack): Promise<string[]> {
  const returns = await stack.stores.records.returns.list(MOST);
  const [newest] = returns;
  if (!newest)
    return ['No return is published yet. Send files, then: npm run bcf -- return --all --quarter 2025-26-Q1'];
  const lines = returns.map(
    ({ quarter, entry, revision }) =>
      `  ${quarter}  ${entry.area.name.padEnd(16)} revision ${revision}, ${entry.state}`,
  );
  const [file] = await linkedFiles(stack.publish, newest.files);
  return ['Returns in s3://bcf-returns:', ...lines, '', `Download ${file?.name}:`, `  ${file?.link}`];
}
