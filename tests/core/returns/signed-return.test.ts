import { describe, expect, it } from 'vitest';
import { makeBoardReport } from '../../../functions/core/board-report/make-board-report.ts';
import { publicReturn } from '../../../functions/core/disclosure/public-return.ts';
import { publicReturnJson } from '../../../functions/core/disclosure/public-return-json.ts';
import { changeSummary } from '../../../functions/core/returns/change-words.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import type { ReturnDocument } from '../../../functions/core/returns/return-document.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { coventryRevision } from './coventry-revision.ts';
import { coventrySigned } from './coventry-sign-off.ts';

const layout = layoutFor('2025-26');
const draft = coventryRevision({ revision: 3 });
const { steps, signedOff } = coventrySigned();
const { publishedAs: _publishedAs, ...signature } = signedOff ?? { revision: 3, contentSha256: '', at: '', by: '' };
const signed = coventryRevision({
  revision: 4,
  generatedAt: signature.at,
  previous: draft,
  signOff: { ...signature, dataAsAt: draft.generatedAt, steps },
});

function wordsOf(document: ReturnDocument, sheet: string): string {
  const found = returnWorkbook(document, layout, []).sheets.find(({ name }) => name === sheet);
  return (found?.rows ?? []).map((row) => row.map(({ value }) => value).join('|')).join('\n');
}

describe('a signed return says so in every file', () => {
  it('on the cover of the workbook, with each step and why it was signed despite a gap', () => {
    const cover = wordsOf(signed, '2. Cover');
    expect(cover).toContain('Status|Signed off by Cat on 21 July 2025 at 09:30 UTC');
    expect(cover).toContain('Sign-off: reviewed|Reviewed by Ben on 21 July 2025');
    expect(cover).toContain('although the checklist is not complete: the board meets on Friday');
    expect(wordsOf(draft, '2. Cover')).toContain('Status|Draft, not signed off');
  });

  it('in its notes, with the fingerprint of what was signed', () => {
    expect(wordsOf(signed, 'Notes')).toContain(
      `The content of revision 3, data as at 20 July 2025 at 09:30 UTC; SHA-256 ${signature.contentSha256}`,
    );
    expect(wordsOf(draft, 'Notes')).not.toContain('Sign-off');
  });

  it('that nothing has changed since the draft that was signed', () => {
    expect(changeSummary(signed)).toBe('Nothing has changed since revision 3, which was signed.');
  });

  it('in the paper of the board, whose data are as at the draft', () => {
    const facts = makeBoardReport({ document: signed, layout, earlierQuarters: [] }).facts;
    expect(facts.find(({ name }) => name === 'Revision')?.text).toBe('4, signed off');
    expect(facts.filter(({ name }) => name === 'Sign-off')).toHaveLength(3);
    expect(facts.find(({ name }) => name === 'Data as at')?.text).toContain('20 July 2025');
  });

  it('in the public copy without any name', () => {
    const text = publicReturnJson(publicReturn(signed));
    expect(JSON.parse(text)).toMatchObject({ status: 'signed-off', signedOffAt: signature.at });
    expect(text).not.toMatch(/Ann|Ben|Cat\b|Friday/);
  });
});
