import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { quarterIndex } from '../../functions/core/returns/quarter-index.ts';
import { quarterIndexPage } from '../../web/pages/quarter-index-page.ts';
import { coventry } from '../core/returns/coventry-quarter.ts';
import { entryFor, workbook } from '../core/returns/index-entry.ts';

const page = (...entries: ReturnType<typeof entryFor>[]) =>
  quarterIndexPage(quarterIndex({ quarter: '2025-26-Q1', updatedAt: '2025-07-20T09:32:00.000Z', entries }));

describe('the page of a quarter', () => {
  it('is a page with a table whose headings say what their rows and columns are', () => {
    const html = page(entryFor(coventry));
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('<caption id="areas">1 area</caption>');
    expect(html.match(/<th scope="col">/g)).toHaveLength(7);
    expect(html).toContain('<th scope="row">Coventry<br>E08000026</th>');
    expect(html).toContain('Links work until 27 July 2025 at 09:31 UTC');
  });

  it('says how many numbers changed since the revision before, and whether after the freeze', () => {
    expect(page(entryFor(coventry))).not.toContain('changed');
    expect(page({ ...entryFor(coventry), changes: 2, afterFreeze: true })).toContain(
      '<br>2 numbers changed, after the freeze',
    );
  });

  it('says that a return is signed, and what later data propose', () => {
    expect(page(entryFor(coventry))).not.toContain('proposed');
    const signed = { ...entryFor(coventry), status: 'signed-off' as const, proposed: { revision: 5, changes: 1 } };
    expect(page(signed)).toContain('<td>Signed off</td>');
    expect(page(signed)).toContain('<br>Revision 5 is proposed: 1 number would change');
  });

  it('links to files with the whole address', () => {
    expect(page(entryFor(coventry))).toContain(
      '<a href="http://127.0.0.1:9000/bcf-returns/x?X-Amz-Signature=1&amp;X-Amz-Date=2">Coventry HWB.xlsx</a>',
    );
  });

  it('loads nothing from elsewhere and runs nothing', () => {
    expect(page(entryFor(coventry))).not.toMatch(/<script|<link|src=|@import|url\(/);
  });

  it('shows names and links as text, whatever they hold', () => {
    const hostile = entryFor({ code: 'E0', name: '<img src=x onerror=alert(1)>"\'&' }, [
      { ...workbook, name: '</a><b>', link: 'javascript:alert(1)' },
    ]);
    const html = page(hostile);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('href="javascript');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('has every element closed', () => {
    const staffordshire = { code: 'E10000028', name: 'Staffordshire' };
    const body = page(entryFor(coventry), entryFor(staffordshire))
      .replace(/^[\s\S]*<body>/, '<body>')
      .replace('</html>', '');
    expect(XMLValidator.validate(body.replaceAll('<br>', '<br/>'))).toBe(true);
  });

  it('says that nothing has been produced where there is no area', () => {
    expect(page()).toContain('No return has been produced for this quarter yet.');
  });
});
