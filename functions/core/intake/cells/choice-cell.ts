import { plainHeader } from '../header-text.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { tooLong } from './text-cell.ts';

// It becomes part of the key under which figures are kept.
const MOST_CHARACTERS = 200;

/** One of the values that the contract lists, by the value, its title or another word for it. */
export function choiceCell(field: SourceField, isMissing: IsMissing): CellReader {
  const choices = field.choices ?? [];
  const values = new Map<string, string>();
  for (const { value, title, aliases } of choices) {
    for (const word of [...aliases, title, value]) values.set(plainHeader(word), value);
  }
  // Where any text is taken, only one that is too long is at fault.
  const code = field.otherChoices ? 'out-of-range' : field.name === 'metric' ? 'unknown-metric' : 'bad-code';
  return {
    read: (text) => {
      if (isMissing(text)) return null;
      if (text.length > MOST_CHARACTERS) return FAULT;
      return values.get(plainHeader(text)) ?? (field.otherChoices ? text.trim() : FAULT);
    },
    faultCode: () => code,
    explain: () =>
      field.otherChoices
        ? tooLong(MOST_CHARACTERS)
        : {
            code,
            expected: `one of ${choices.map(({ value }) => value).join(', ')}`,
            fix: 'Use one of these values, or its title.',
          },
  };
}
