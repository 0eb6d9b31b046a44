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
  /** `actual` where the figures are of what has happened: those of a period that is not over cannot be complete. */
  figures?: string | undefined;
  fields: SourceField[];
  /** Of each group at least one column must be in the file. */
  oneOf: OneOf[];
  /** Tried in order; the first whose conditions hold is the layout of the file. */
  layouts: SourceLayout[];
  /** Where true, a sheet may hold several tables of this contract one below the other, each with its own header row. */
  sections?: boolean | undefined;
  /** Header patterns of columns that look like identifiers of people (`schemas/privacy`) and are none in this source. */
  identifiersExcept?: string[] | undefined;
  /**
   * Words of which a column name, or a text round the table, must hold one for a file in the inbox to be of this source: its
   * columns may be areas, periods and figures alone, which say nothing.
   */
  inboxWords?: string[] | undefined;
  /** The measure whose sum says how large a file is for an area and a period. */
  headline?: string | undefined;
  /** Words that replace the general ones, by `<field>.<issue code>`. */
  messages: Record<string, Message | undefined>;
};

/** `words` in lower case; `key` names fields; `columns` are names of columns of totals beside those by period. */
export type TotalRow = { words: string[]; key: string[]; columns?: string[] | undefined };

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
  /** Where no column has the whole: the values of a positional group, or of columns by name, are put together. */
  series?: FieldSeries | undefined;
  constraints?: FieldConstraints | undefined;
  /** What a bad value does: `row` leaves the row out, `warning` leaves the value out. */
  severity?: string | undefined;
  codeList?: string | undefined;
  choices?: Choice[] | undefined;
  /** Where true, a text that is none of the choices is kept as it is. */
  otherChoices?: boolean | undefined;
  /** Numbers from `zeroFrom` to `zeroTo` are codes for zero; without `zeroTo` all from there on. */
  zeroFrom?: number | undefined;
  zeroTo?: number | undefined;
  /** Where true, a well-formed ONS code of another kind of area is read as an empty text: its rows count nowhere. */
  otherAreas?: boolean | undefined;
  /** The value in a file without the column. */
  default?: string | undefined;
  sensitive?: boolean | undefined;
  /**
   * Where the value is looked for in a file without the column, in this order: `title` (the rows above the header),
   * `sheet`, `file` and `feed` (their names).
   */
  elsewhere?: string[] | undefined;
  /** Where true, a blank cell takes the value of the row above, as the cells that a spreadsheet merged do. */
  carryDown?: boolean | undefined;
  /** Where true, a column without a name is this one where the texts in it are values of it. */
  unnamed?: boolean | undefined;
  /** The measure that the count adds to. */
  measure?: string | undefined;
  /** Where false, the measure is a rate or the like and is never added up. */
  summed?: boolean | undefined;
  citation?: string | undefined;
  confidence?: string | undefined;
};

/** `item` counts from 0 in each repetition of the group. */
export type FieldSeries = { group: string; item: number; aliases: string[] };

export type FieldConstraints = {
  required?: boolean | undefined;
  /** Numbers for number fields; `YYYY-MM-DD` for dates, whose maximum may be `arrival`, the day on which the file came. */
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
  whenAllFields?: string[] | undefined;
  whenAnyField?: string[] | undefined;
  whenNoField?: string[] | undefined;
  /** One row holds several records. */
  wide?: WideColumns | PeriodColumns | undefined;
  /** One row says one figure; the rows with the same primary key are one record. */
  tall?: TallRows | undefined;
  /** Rows that say anything else than `values` in `field` are of areas that are no boards, and are read over. */
  only?: OnlyRows | undefined;
  /** The name of the sheet that is read where several sheets of a workbook have the columns. */
  sheets?: string[] | undefined;
  /** Where true, of several columns that mean one field the first in the row is read: those behind it repeat the names. */
  leftmost?: boolean | undefined;
  /** Words that belong to every count of a file in this layout: `coverage: "all-providers"` for those of a whole area. */
  labels?: Record<string, string> | undefined;
  /** Fields whose value may be missing in this layout, whatever their constraints say. */
  optional?: string[] | undefined;
  /** Repeating groups that have a place in the row instead of a name of their own. */
  positional?: Positional | undefined;
};

/** Each listed column becomes a record, its value in `into` and its key in `field`. */
export type WideColumns = { into: string; field: string; columns: { value: string; aliases: string[] }[] };

/**
 * A record for each period that column names say, the period in `field`: `month`, `quarter`, `financial-year` or `any`
 * of these. The value of a column goes to the family one of whose `words` stands before or after the period in its name; the
 * word `""` means that the name is the period alone.
 */
export type PeriodColumns = { field: string; period: string; families: PeriodFamily[] };
export type PeriodFamily = { into: string; words: string[] };

/**
 * `measure` names the field whose cell names another field of the contract, by its name, title or an alias; `value` the
 * field whose cell, or whose period columns, hold the figure. `scale: "fraction"` says that a share of 1 is 100 %.
 */
export type TallRows = { measure: string; value: string; scale?: string | undefined };

export type OnlyRows = { field: string; values: string[] };

/** `from` and every `identifying` offset count from 0; the groups hold only in a header of at least `columnsAtLeast`. */
export type Positional = { columnsAtLeast: number; groups: PositionalGroup[] };
export type PositionalGroup = {
  name: string;
  from: number;
  times: number;
  items: string[];
  identifying?: number[] | undefined;
};

export type Message = { expected?: string | undefined; fix?: string | undefined };
