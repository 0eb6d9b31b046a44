import type { Outcome } from '../../submissions/report.ts';
import { outcomeMeanings } from '../../words/outcome-words.ts';
import { type ErrorWorkbookContent, sheetNames } from './error-content.ts';

const ONLY_CHECKED = 'The file was only checked, and nothing of it is stored or counts.';

/** What became of the file, in a sentence or two. */
export function outcomeSentence({ report, reached }: ErrorWorkbookContent): string {
  if (reached === 'sent') return outcomeMeanings[report.outcome];
  const would = report.outcome === 'rejected' ? 'It would be rejected.' : 'It would be accepted.';
  return `${ONLY_CHECKED} ${would}`;
}

const SEND_AGAIN =
  'and send the whole file again under the same source and feed, not the rows alone: a file replaces everything that it speaks of.';

const steps: Record<Outcome, string> = {
  accepted: 'Nothing. The file counts.',
  'accepted-with-warnings': `Read the sheet "${sheetNames.causes}". If something is wrong, mend it in your file ${SEND_AGAIN}`,
  held: `If the file is right, confirm it: the page of the submission says how. If it is not, send the whole file again.`,
  rejected: `Mend what the sheet "${sheetNames.causes}" says ${SEND_AGAIN}`,
  duplicate: 'Nothing. If you meant to send a newer file, check that you picked the right one.',
  withdrawn: 'Nothing. To have it count after all, send it again as a new file.',
};

/** What the sender should do now. */
export function whatToDoNext({ report, reached }: ErrorWorkbookContent): string {
  if (reached === 'sent') return steps[report.outcome];
  if (report.issueCounts.total === 0) return 'Send the file.';
  return report.outcome === 'rejected'
    ? `Mend what the sheet "${sheetNames.causes}" says, then send the file.`
    : `Read the sheet "${sheetNames.causes}", mend what is wrong, then send the file.`;
}
