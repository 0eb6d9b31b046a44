import type { SourceContract, SourceField, SourceLayout } from '../../../functions/core/intake/source-contract.ts';

type FieldForTest = Partial<SourceField> & { name: string };

/** A contract of a few fields, for the ways of reading that no single source has all of. */
export function contractForTest(
  fields: readonly FieldForTest[],
  layouts: readonly Partial<SourceLayout>[],
  more: Partial<SourceContract> = {},
): SourceContract {
  return {
    source: 'beds',
    version: 1,
    validFrom: '2025-04-01',
    title: 'Beds',
    description: '',
    citation: '',
    confidence: 'inferred',
    missingValues: ['', '-'],
    primaryKey: ['area', 'month'],
    maximumRejectedShare: 0.05,
    personal: false,
    oneOf: [],
    messages: {},
    layouts: layouts.map((layout) => ({ name: 'only', title: 'only', ...layout })),
    fields: fields.map((field) => ({ title: field.name, type: 'string', aliases: [], ...field })),
    ...more,
  };
}

export const AREA = {
  name: 'area',
  title: 'Area',
  type: 'area',
  constraints: { required: true },
} as const satisfies FieldForTest;

export const MONTH = {
  name: 'month',
  title: 'Month',
  type: 'month',
  constraints: { required: true },
} as const satisfies FieldForTest;

export const figure = (name: string, title: string): FieldForTest => ({ name, title, type: 'integer' });
