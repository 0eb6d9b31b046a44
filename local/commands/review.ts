import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createDecoder } from '../../functions/core/intake/decode.ts';
import type { Finding } from '../../functions/core/review/finding.ts';
import { readPaper } from '../../functions/core/review/read-paper.ts';
import { review as reviewFigures } from '../../functions/core/review/review.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';

async function textOf(path: string): Promise<string> {
  const decoder = createDecoder();
  return decoder.push(await readFile(path)) + decoder.end();
}

function linesOf({ code, where, found, expected, why }: Finding): string[] {
  const place = [
    where.row === null ? '' : `row ${where.row}`,
    where.column ?? '',
    where.table,
    where.label,
    where.period,
  ];
  return [
    `${place.filter(Boolean).join(' · ')}: ${code}`,
    `  found     ${found}`,
    `  expected  ${expected}`,
    `  why       ${why}`,
  ];
}

/** `bcf review FILE…`: holds the figures of a return or a paper against each other. 0 where all fits, 1 where something does not. */
export const review: Command = async (args, { out }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, date: { type: 'string' }, area: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError('bcf review needs a return.json or a CSV file of figures.');
  const defaults = { paperDate: values.date ?? '', area: values.area ?? '' };
  const reviewed: { file: string; figures: number; findings: Finding[] }[] = [];
  for (const file of positionals) {
    const figures = readAs(file, await textOf(file), defaults);
    reviewed.push({ file, figures: figures.length, findings: reviewFigures(figures) });
  }
  if (values.json) out(JSON.stringify(reviewed.length === 1 ? reviewed[0] : reviewed, null, 2));
  else for (const each of reviewed) for (const line of summaryOf(each)) out(line);
  return reviewed.some(({ findings }) => findings.length > 0) ? 1 : 0;
};

/** A file that is none of the two is wrong usage, with the reason. */
function readAs(file: string, text: string, defaults: Parameters<typeof readPaper>[1]) {
  try {
    return readPaper(text, defaults);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function summaryOf({ file, figures, findings }: { file: string; figures: number; findings: Finding[] }): string[] {
  const things = findings.length === 1 ? '1 thing does not fit' : `${findings.length || 'no'} things do not fit`;
  const head = findings.length === 0 ? 'everything fits' : things;
  return [`${file}: ${figures} ${figures === 1 ? 'figure' : 'figures'}, ${head}`, ...findings.flatMap(linesOf)];
}
