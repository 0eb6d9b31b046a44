import { fileIssue } from '../checks/file-issue.ts';
import type { Issue } from '../checks/issue.ts';
import { sourceContracts } from '../intake/contracts.ts';
import type { ArrivalKey } from './arrival.ts';

/** The refusal of a file whose key names no source. `inbox` is where files go whose columns are to tell it. */
export function unknownSource(from: ArrivalKey | null, inbox: string): Issue {
  const names = sourceContracts.map(({ source }) => source).join(', ');
  return fileIssue('unknown-source', {
    found: from ? from.source : 'a key of another shape',
    expected: `<source>/<feed>/<file name>, where <source> is one of ${names}, ${inbox}`,
    fix: `Put the file under one of these names, for example sus-apc/coventry/april.csv, or under ${inbox}/<feed>/ to have it recognised.`,
  });
}
