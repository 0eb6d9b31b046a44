import { identifierInName } from './identifier-in-name.ts';
import { identifierInText } from './identifier-in-text.ts';
import type { Issue } from './issue.ts';

const WITHHELD = 'withheld';

/**
 * An issue as it may be reported: what it quotes of a file is left out where it says who a person is, however it came
 * there.
 */
export function shownIssue(issue: Issue): Issue {
  const { found, column, sheet } = issue;
  const isFoundKept = found === null || identifierInText(found) === null;
  const isColumnKept = column === null || identifierInText(column) === null;
  const isSheetKept = sheet === null || identifierInName(sheet) === null;
  if (isFoundKept && isColumnKept && isSheetKept) return issue;
  return {
    ...issue,
    found: isFoundKept ? found : null,
    column: isColumnKept ? column : WITHHELD,
    sheet: isSheetKept ? sheet : WITHHELD,
  };
}
