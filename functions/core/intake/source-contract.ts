/**
 * The shape of `schemas/sources/<source>.json`: the vocabulary of Table Schema (fields, type, constraints,
 * missingValues, primaryKey) with what a forgiving reader needs beside it.
 */
export type SourceContract = {
  source: string;
  version: number;
  validFrom: string;
  title: string;
  description: string;
  citation: string;
  confidence: string;
  missingValues: string[];
  primaryKey: string[];
  /** How a last row of totals is told: by a word in its first cell, or by figures where the `key` columns are blank. */
  totalRow?: TotalRow | undefined;
  /** The share of rows that may be rejected before the whole file is. */
  maximumRejectedShare: number;
  /** Where true, a report quotes what it found only where the text has the shape of a code, a date or a number. */
  personal: boolean;
  fields: SourceField[];
  /** Of each group at least one column must be in the file. */
  oneOf: OneOf[];
  /** Tried in order; the first whose conditions hold is the layout of the file. */
  layouts: SourceLayout[];
  /** Columns that must hold nothing, because they say who a person is. */
  identifiers: IdentifierColumns[];
  /** Words that replace the general ones, by `<field>.<issue code>`. */
  messages: Record<string, Message | undefined>;
};

/** `words` in lower case; `key` names fields. */
export type TotalRow = { words: string[]; key: string[] };

export type SourceField = {
  /** The canonical name, by which all code knows the field. */
  name: string;
  title: string;
  /** One of the types that `compile-cell.ts` reads. */
  type: string;
  /** Column names in order of preference; `#` stands for one digit. The name and the title count as well. */
  aliases: string[];
  /** Whether the file must have the column. The value is ruled by `constraints.required`. */
  column?: 'required' | 'optional' | string | undefined;
  constraints?: FieldConstraints | undefined;
  /** What a bad value does: `row` leaves the row out, `warning` leaves the value out. */
  severity?: string | undefined;
  codeList?: string | undefined;
  choices?: Choice[] | undefined;
  /** Where true, a text that is none of the choices is kept as it is. */
  otherChoices?: boolean | undefined;
  /** Numbers from here on are codes for zero. */
  zeroFrom?: number | undefined;
  /** Where true, a well-formed ONS code of another kind of area is read as an empty text: its rows count nowhere. */
  otherAreas?: boolean | undefined;
  /** The value in a file without the column. */
  default?: string | undefined;
  sensitive?: boolean | undefined;
  /** The measure that the count adds to. */
  measure?: string | undefined;
  citation?: string | undefined;
  confidence?: string | undefined;
};

export type FieldConstraints = {
  required?: boolean | undefined;
  /** Numbers for number fields; `YYYY-MM-DD` for dates. */
  minimum?: number | string | undefined;
  maximum?: number | string | undefined;
};

/** A value with the words that mean it. `scale: "percent"` says that numbers of this metric are percentages. */
export type Choice = { value: string; title: string; aliases: string[]; scale?: string | undefined };

export type OneOf = { fields: string[]; title: string };

export type SourceLayout = {
  name: string;
  title: string;
  citation?: string | undefined;
  confidence?: string | undefined;
  whenAnyField?: string[] | undefined;
  whenNoField?: string[] | undefined;
  /** One row holds several records: each listed column becomes one, its value in `into` and its key in `field`. */
  wide?: WideColumns | undefined;
  /** Repeating groups that have a place in the row instead of a name of their own. */
  positional?: Positional | undefined;
};

export type WideColumns = { into: string; field: string; columns: { value: string; aliases: string[] }[] };

/** `from` and every `identifying` offset count from 0; the groups hold only in a header of at least `columnsAtLeast`. */
export type Positional = { columnsAtLeast: number; groups: PositionalGroup[] };
export type PositionalGroup = {
  name: string;
  from: number;
  times: number;
  items: string[];
  identifying?: number[] | undefined;
};

/** Header patterns without case and punctuation: `*` stands for any text, `#` for one digit. */
export type IdentifierColumns = { what: string; headers: string[]; except: string[] };

export type Message = { expected?: string | undefined; fix?: string | undefined };
