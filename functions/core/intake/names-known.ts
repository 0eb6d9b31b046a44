import { FAULT } from './cells/cell-reader.ts';
import { compileField } from './compile-fields.ts';
import type { Candidate } from './find-header.ts';
import { hasInk } from './has-ink.ts';
import { createNamedMeasures } from './named-measures.ts';

/** How many rows were looked at that name a figure or a choice, and how many of the names the contract knows. */
type Names = { read: number; known: number };

function isKnownIn({ binding }: Candidate): { column: number; isKnown(text: string): boolean }[] {
  const { tall, fields } = binding;
  const measures = tall && createNamedMeasures(binding);
  return fields.flatMap(({ field, columns: [column = 0] }) => {
    if (measures && field.name === tall.measure)
      return [{ column, isKnown: (text) => measures.fieldOf(text) !== null }];
    if (field.type !== 'choice' || field.otherChoices) return [];
    const { read } = compileField(binding, { field, columns: [0] }, 'optional');
    return [{ column, isKnown: (text) => read([text]) !== FAULT }];
  });
}

/** Holds the first rows below a header against the names that a contract has for figures and choices. */
export function namesKnown(candidate: Candidate): Names {
  const columns = isKnownIn(candidate);
  const texts = (candidate.below ?? []).flatMap((cells) =>
    columns.flatMap(({ column, isKnown }) => (hasInk(cells[column]) ? [isKnown(cells[column])] : [])),
  );
  return { read: texts.length, known: texts.filter((isKnown) => isKnown).length };
}
