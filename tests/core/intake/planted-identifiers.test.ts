import { Readable } from 'node:stream';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseArrivalKey } from '../../../functions/core/submissions/arrival.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import { identifiableName } from '../../../functions/core/submissions/shown-key.ts';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';
import { PLANTED_FORMS, plantedFiles } from '../../../samples/hostile/planted-identifiers.ts';
import { tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';

const files = tablesOfSources.flatMap((table) =>
  plantedFiles(table).flatMap((file) => [
    { ...file, source: table.source, sentTo: table.source },
    ...(file.column === null ? [{ ...file, source: table.source, sentTo: 'inbox' }] : []),
  ]),
);

describe('a file that says who somebody is', () => {
  it.each(files)('by $what of $source, sent to $sentTo, leaves nothing of it in what was found', async (file) => {
    const key = `${file.sentTo}/coventry/${file.name}.csv`;
    const reader = createFileReader({
      from: parseArrivalKey(key),
      areaLookup: new Map(),
      refusal: identifiableName(key),
    });
    const sheets = file.sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells) => [...cells]) }));
    const bytes = file.text === null ? await writeXlsx({ sheets }) : Buffer.from(file.text);
    const { fault } = await feedBytes(Readable.from([bytes]), reader);
    if (fault) reader.report(fault);
    const { tally, taken, copy, counted, contract } = reader.end();
    const { issueCounts, issues } = tally.result();
    const isPersonal = contract?.personal === true;
    const isToRefuse = file.refused === 'always' || (file.refused === 'in figures' && !isPersonal);
    // Of a file that nobody can tell the source of, nothing is kept either.
    const isKnown = issueCounts.byCode['unknown-source'] === undefined;
    if (isToRefuse && isKnown) expect(issueCounts.byCode).toHaveProperty('identifiable-data');
    // Of a file that is refused for it, reports quote nothing.
    const quoted = issueCounts.byCode['identifiable-data']
      ? issues.map((issue) => ({ ...issue, found: null }))
      : issues;
    const said = JSON.stringify([issueCounts, quoted, taken, copy, counted?.cells]);
    expect(PLANTED_FORMS.filter((form) => said.includes(form))).toEqual([]);
  });
});
