import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { boardReportPage } from '../../web/pages/board-report-page.ts';
import { coventryReport } from '../core/board-report/coventry-report.ts';

const page = boardReportPage(coventryReport());

describe('the paper of a board as a page', () => {
  test('says first that it is restricted, and then whether its figures are provisional', () => {
    const words = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, ' ');
    expect(words.indexOf('Not for publication')).toBeGreaterThan(0);
    expect(words.indexOf('Provisional figures.')).toBeGreaterThan(words.indexOf('Not for publication'));
    expect(words.indexOf('At a glance')).toBeGreaterThan(words.indexOf('Provisional figures.'));
  });

  test('loads nothing and runs nothing, and forbids both', () => {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|@import|url\(| on\w+=|style="/);
  });

  test('has headings in order, one of them of the first level', () => {
    const levels = [...page.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  test('has a caption and scopes in every table, and a title and description in every chart', () => {
    const count = (pattern: RegExp) => page.match(pattern)?.length ?? 0;
    expect(count(/<table>/g)).toBeGreaterThan(7);
    expect(count(/<caption id="/g)).toBe(count(/<table>/g));
    expect(count(/<th(?! scope=)/g) - count(/<thead/g)).toBe(0);
    expect(count(/<svg /g)).toBe(count(/<title id="/g));
    expect(count(/<desc id="/g)).toBe(count(/<svg /g));
  });

  test('names every part only once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has the words of people as words', () => {
    expect(page).toContain('<p>The falls service had &lt;two&gt; vacancies.</p>');
    expect(page).toContain('<p>Both are filled.</p>');
  });

  test('is well-formed behind its document type, but for elements that are never closed', () => {
    const text = page.replace('<!doctype html>', '').replace(/<meta [^>]*>/g, '');
    expect(XMLValidator.validate(text)).toBe(true);
  });

  test('is the same text for the same return', () => {
    expect(boardReportPage(coventryReport())).toBe(page);
  });
});
