import * as z from 'zod/mini';
import { type Board, boardByCode } from '../../core/areas/boards.ts';
import { comparisonGroupIds } from '../../core/areas/comparison-group.ts';
import { isFinancialYear, isMonth, isQuarter, type Period, type Quarter } from '../../core/periods/period.ts';
import { OUTCOMES } from '../../core/submissions/report.ts';
import { isOwnFeed, maySee } from '../../core/visitors/visitor.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiRequest } from './http.ts';

const isQuarterText = (text: unknown): text is Quarter => typeof text === 'string' && isQuarter(text);

export const quarterInput = z.custom<Quarter>(isQuarterText, 'must be a quarter such as 2025-26-Q1');

const isPeriod = (text: unknown): text is Period =>
  typeof text === 'string' && (isMonth(text) || isQuarter(text) || isFinancialYear(text));

export const periodInput = z.custom<Period>(
  isPeriod,
  'must be a month 2025-04, a quarter 2025-26-Q1 or a year 2025-26',
);

const GROUPS = `must be one of ${comparisonGroupIds.join(', ')}`;

/** The boards that one is compared with, by the id of their group. */
export const groupInput = z.string().check(z.refine((id) => comparisonGroupIds.includes(id), GROUPS));

const LIMIT = 'must be a whole number from 1 to 200';

/** How many entries a page of a list has: 50 unless the request says otherwise. */
export const limitInput = z._default(
  z.coerce.number(LIMIT).check(z.int(LIMIT), z.minimum(1, LIMIT), z.maximum(200, LIMIT)),
  50,
);

const PAGE = 'must be the number of a page, from 1 on';

/** Which page of a list that is cut into numbered pages: the first unless the request says otherwise. */
export const pageInput = z._default(z.coerce.number(PAGE).check(z.int(PAGE), z.minimum(1, PAGE)), 1);

/** Only files with this outcome. */
export const outcomeInput = z.optional(z.enum(OUTCOMES, `must be one of ${OUTCOMES.join(', ')}`));

const DAY = 'must be a day such as 2026-07-20';
const text = z._default(z.string().check(z.maxLength(200)), '');
const day = z._default(z.iso.date(DAY), '');

/** What the audit trail is cut down by. */
export const auditFilterInput = z.object({ who: text, what: text, subject: text, from: day, to: day });

const REVISION = 'must be the number of a revision';

/** A revision that is asked for by its number. */
export const revisionInput = z.optional(z.coerce.number(REVISION).check(z.int(REVISION), z.minimum(1, REVISION)));

/** Words of a person, without spaces round them. */
export function wordsInput(most: number) {
  const needed = `must be text of 1 to ${most} characters`;
  return z.string(needed).check(z.trim(), z.minLength(1, needed), z.maxLength(most, needed));
}

/** Holds what came against a schema; throws `Rejected` with every fault at once. */
export function readInput<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`);
  throw new Rejected('bad-request', `${faults.join('; ')}.`);
}

/**
 * Reads a JSON body. Only `application/json` is taken: a form on somebody else's page cannot send that unasked (Fetch
 * standard, CORS-safelisted request headers).
 */
export function readJsonBody<T>(schema: z.ZodMiniType<T>, request: ApiRequest): T {
  if (request.contentType !== 'application/json') {
    throw new Rejected('not-json', 'Send the body as JSON, with the header Content-Type: application/json.');
  }
  return readInput(schema, parsedJson(request.body));
}

const OTHER_TOKEN =
  'Nothing was changed. Go back, load the page again, copy what you typed into it, and send it. If this happens again, allow cookies for this site.';

/** Throws `Rejected` where a form is none of our own pages. */
export function checkToken({ formToken }: ApiRequest, given: unknown): void {
  if (given !== formToken) throw new Rejected('form-too-old', OTHER_TOKEN);
}

/** What a form of our own pages sends, by the names of its fields. Throws `Rejected`. */
export function formFields(request: ApiRequest): Map<string, string> {
  if (request.contentType !== 'application/x-www-form-urlencoded') {
    throw new Rejected('not-a-form', 'Fill in the form on the page, or use the address under /api/v1/.');
  }
  const fields = new Map(new URLSearchParams(request.body));
  checkToken(request, fields.get('token'));
  fields.delete('token');
  return fields;
}

/** Reads what a form of our own pages sends. Throws `Rejected`. */
export function readForm<T>(schema: z.ZodMiniType<T>, request: ApiRequest): T {
  return readInput(schema, Object.fromEntries(formFields(request)));
}

/** Why somebody decides something. */
export const reasonInput = z.object({ reason: wordsInput(2000) });

/** Who decides something, and why; by themselves the visitor decides. */
export const decisionInput = z.extend(reasonInput, { by: z.optional(wordsInput(200)) });

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Rejected('bad-request', 'The body is not JSON.');
  }
}

/** The quarter in a path. Throws `Rejected`. */
export function quarterInPath({ path }: ApiRequest): Quarter {
  const { quarter = '' } = path;
  if (isQuarterText(quarter)) return quarter;
  throw new Rejected('unknown-quarter', 'An address names a quarter like this: 2025-26-Q1.');
}

const NO_AREA =
  'There is no health and wellbeing board of this code, or it is none of yours. An ONS code looks like this: E08000026.';

/** The board, where the visitor may see it. Throws `Rejected` in the same words whether there is none or it is not theirs. */
export function boardFor({ visitor }: Pick<ApiRequest, 'visitor'>, board: Board | undefined): Board {
  if (board && maySee(visitor, board.code)) return board;
  throw new Rejected('unknown-area', NO_AREA);
}

const areaIn = ({ path }: ApiRequest): string => path.area ?? path.code ?? '';

/** The board that a current or former code in a path means. Throws `Rejected` where it is not one of the visitor's. */
export function boardInPath(request: ApiRequest): Board {
  return boardFor(request, boardByCode(areaIn(request)));
}

/** A board as in `boardInPath`, or a trust by its ODS code, whose figures are for whoever sends as that trust. Throws `Rejected`. */
export function unitInPath(request: ApiRequest): { code: string; board: Board | null } {
  const { visitor } = request;
  const code = areaIn(request).toUpperCase();
  const found = boardByCode(code);
  if (!found && (visitor.areas === 'all' || isOwnFeed(visitor, code))) return { code, board: null };
  const board = boardFor(request, found);
  return { code: board.code, board };
}

/** Throws `Rejected` where the visitor's organisation does not send files under a feed. */
export function checkFeed({ visitor }: Pick<ApiRequest, 'visitor'>, feed: string): void {
  if (isOwnFeed(visitor, feed)) return;
  const own =
    visitor.feeds === 'all' || visitor.feeds.length === 0 ? 'under no feed' : `as ${visitor.feeds.join(', ')}`;
  throw new Rejected('not-your-feed', `Your organisation sends files ${own}. Send the file under a feed of your own.`);
}
