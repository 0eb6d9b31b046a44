import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';
import { issueRules } from '../../functions/core/words/issue-words.ts';
import { audit, files, listPages, nationalHome, quarterHome, returnRow, returns } from './list-pages-for-test.ts';

const rowOf = (page: string, name: string) =>
  page.match(new RegExp(`<tr><th scope="row"[^>]*>(<a [^>]*>)?${name}[\\s\\S]*?</tr>`))?.[0] ?? '';

describe('the home of a quarter', () => {
  it('says in words when the return is due and how many days are left', () => {
    expect(quarterHome()).toContain('The return is due on <strong>15 August 2025</strong>: 14 days left.');
    expect(quarterHome()).toContain('This date is not confirmed');
    expect(quarterHome({ deadline: null })).not.toContain('due on');
  });

  it('shows of each area what has come, from whom, when and whether it can still change', () => {
    const coventry = rowOf(quarterHome(), 'Coventry');
    expect(coventry).toContain('Here');
    expect(coventry).toContain('provisional, rkb, <a href="/submissions/s-0123456789abcdef0123">10 Jul 2025</a>');
    expect(coventry).toContain('Not sent<br>(optional)');
    expect(rowOf(quarterHome(), 'Derby')).toMatch(/2 of 3[\s\S]*Jun 2025 missing/);
    expect(rowOf(quarterHome(), 'Leeds')).toContain('Missing');
  });

  it('leads from everything that needs a person to where it is done', () => {
    const page = quarterHome();
    expect(page).toContain('Held files: 1');
    expect(page).toContain('href="/submissions/s-a"');
    expect(page).toContain('Missing data: 2');
    expect(page).toContain('href="/quarters/2025-26-Q1?area=E08000026#areas">Leeds');
    expect(page).toContain('href="/returns/2025-26-Q1/E08000026#sign-off">Coventry');
    expect(quarterHome({ attention: [] })).toContain('Nothing needs a person now.');
  });

  it('shows a part of 153 areas, with the way to the others', () => {
    const page = nationalHome();
    expect(page).toContain('25 of 153 areas');
    expect(page).toContain('href="/quarters/2025-26-Q1?page=3#areas"');
    expect(page).toContain('href="/quarters/2025-26-Q1?show=missing#areas">And 110 others');
    expect(page).toContain('name="area"');
  });

  it('leads to the other quarters', () => {
    expect(quarterHome()).toContain('<a href="/quarters/2025-26-Q2">Quarter 2 2025-26</a>');
  });
});

describe('the list of files', () => {
  it('says of each file what became of it and how many rows are fine', () => {
    expect(files()).toContain('Held');
    expect(files()).toContain('1,190 of 1,200 rows fine');
  });

  it('keeps what it is cut down by when it goes on', () => {
    const page = files({ asked: { source: 'plan', feed: '', outcome: 'held', after: 'x' }, next: 'y' });
    expect(page).toContain('href="/files?source=plan&amp;outcome=held&amp;after=y"');
    expect(page).toContain('href="/files?source=plan&amp;outcome=held"');
    expect(page).toContain('<option value="held" selected>');
  });
});

describe('the list of returns', () => {
  it('says how each stands and what it rests on', () => {
    expect(returns()).toContain('Data final, not signed off');
    expect(returns()).toContain('Every month is present; 2 remarks');
  });

  it('shows only the areas that are asked for', () => {
    const leeds = { ...returnRow, area: { code: 'E08000035', name: 'Leeds' } };
    const page = returns({ returns: [returnRow, leeds], asked: { area: 'leed' } });
    expect(page).toContain('/returns/2025-26-Q1/E08000035');
    expect(page).not.toContain('>Coventry</a>');
  });
});

describe('the audit trail', () => {
  it('leads to what each entry is about', () => {
    expect(audit()).toContain('<a href="/submissions/s-0123456789abcdef0123">');
    expect(audit()).toContain('<a href="/returns/2025-26-Q1/E08000026">Coventry, Quarter 1 2025-26</a>');
  });

  it('gives as a table what is seen', () => {
    const filter = { who: 'ann', what: '', subject: '', from: '2026-07-01', to: '' };
    expect(audit({ filter })).toContain('href="/audit.csv?who=ann&amp;from=2026-07-01"');
  });
});

describe('what explains the product', () => {
  const pageOf = (name: string) => listPages.find(([each]) => each === name)?.[1] ?? '';

  it('has every metric with its formula', () => {
    for (const { id } of metricCatalogue) expect(pageOf('the method')).toContain(`<h2 id="${id}">`);
    expect(pageOf('the method')).toContain('specific acute');
  });

  it('has every kind of fault at the address that reports lead to', () => {
    for (const { code } of issueRules) expect(pageOf('the faults')).toContain(`<h2 id="${code}">`);
  });

  it('has every word of the glossary', () => {
    expect(pageOf('the glossary')).toContain('a health and wellbeing board of England');
  });

  it.each(listPages)('weighs little: %s', (_, page) => {
    expect(gzipSync(page).length).toBeLessThan(60_000);
  });
});
