import { readFileSync, writeFileSync } from 'node:fs';

/** The words of one part of the glossary. */
type GlossaryPart = { title: string; terms: { word: string; means: string }[] };

const ROW = /^\| (.+?) \| (.+) \|$/;

function partOf(section: string): GlossaryPart {
  const [title = '', ...lines] = section.split('\n');
  const rows = lines.flatMap((line) => {
    const [, word, means] = ROW.exec(line) ?? [];
    return word && means ? [{ word, means }] : [];
  });
  const [, ...terms] = rows.filter(({ word }) => word !== '---');
  return { title: title.trim(), terms };
}

/** The terms of docs/glossary.md as data, for pages. Throws nothing: a part without a table has no terms. */
export function glossaryOf(written: string): { description: string; parts: GlossaryPart[] } {
  const [, ...sections] = written.split(/^## /m);
  return { description: 'Made from docs/glossary.md by docs/generate-glossary.ts', parts: sections.map(partOf) };
}

if (import.meta.main) {
  const read = readFileSync(new URL('glossary.md', import.meta.url), 'utf8');
  const file = new URL('../schemas/glossary.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(glossaryOf(read), null, 2)}\n`);
}
