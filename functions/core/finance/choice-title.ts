import finance from '../../../schemas/sources/finance.json' with { type: 'json' };
import care from '../../../schemas/sources/intermediate-care.json' with { type: 'json' };
import type { Choice } from '../intake/source-contract.ts';

type Field = { name: string; choices?: Choice[] | undefined };

function titlesOf(fields: readonly Field[]): Map<string, string> {
  return new Map(
    fields.flatMap(({ name, choices = [] }) => choices.map(({ value, title }) => [`${name} ${value}`, title] as const)),
  );
}

const titles = titlesOf([...finance.fields, ...care.fields]);

/** The name of a choice of a field of a finance file, as the template writes it; the value itself where it has none. */
export function choiceTitle(field: string, value: string): string {
  return titles.get(`${field} ${value}`) ?? value;
}

/** The name of a service type of intermediate care. */
export function serviceTitle(service: string): string {
  return choiceTitle('pathway', service);
}
