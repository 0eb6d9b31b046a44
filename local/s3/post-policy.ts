import { S3Error } from './errors.ts';

/** The bounds that a policy sets to the size of the file, in bytes, both included. */
export type LengthRange = { min: number; max: number };

type Condition =
  | { kind: 'eq' | 'starts-with'; field: string; value: string }
  | { kind: 'content-length-range'; min: number; max: number };

/** Fields that need no condition (Amazon S3 API Reference, POST policy). */
const uncovered = new Set(['policy', 'file', 'x-amz-signature']);

function invalid(): S3Error {
  return new S3Error(
    'InvalidPolicyDocument',
    'The content of the form does not meet the conditions specified in the policy document.',
  );
}

function refused(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}

function fromList(list: readonly unknown[]): Condition {
  const [kind, first, second] = list;
  if (list.length !== 3 || typeof kind !== 'string') throw invalid();
  if (kind.toLowerCase() === 'content-length-range') {
    const [min, max] = [Number(first), Number(second)];
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw invalid();
    return { kind: 'content-length-range', min, max };
  }
  const name = kind.toLowerCase();
  if (name !== 'eq' && name !== 'starts-with') throw invalid();
  if (typeof first !== 'string' || !first.startsWith('$') || typeof second !== 'string') throw invalid();
  return { kind: name, field: first.slice(1).toLowerCase(), value: second };
}

function toConditions(condition: unknown): Condition[] {
  if (Array.isArray(condition)) return [fromList(condition)];
  if (typeof condition !== 'object' || condition === null) throw invalid();
  return Object.entries(condition).map(([field, value]): Condition => {
    if (typeof value !== 'string') throw invalid();
    return { kind: 'eq', field: field.toLowerCase(), value };
  });
}

function parse(encoded: string): { expiration: number; conditions: Condition[] } {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    throw invalid();
  }
  if (typeof document !== 'object' || document === null) throw invalid();
  const fields = new Map<string, unknown>(Object.entries(document));
  const expiration = Date.parse(String(fields.get('expiration')));
  const conditions = fields.get('conditions');
  if (Number.isNaN(expiration) || !Array.isArray(conditions)) throw invalid();
  return { expiration, conditions: conditions.flatMap(toConditions) };
}

function holds(condition: Condition, fields: ReadonlyMap<string, string>): boolean {
  if (condition.kind === 'content-length-range') return true;
  const value = fields.get(condition.field) ?? '';
  return condition.kind === 'eq' ? value === condition.value : value.startsWith(condition.value);
}

/**
 * Holds the fields of a form, names in lower case and `${filename}` filled in, against its policy. Every condition
 * must hold and every field must be covered by one. Gives the bounds for the file that follows.
 */
export function checkPolicy(encoded: string, fields: ReadonlyMap<string, string>, now: Date): LengthRange {
  const { expiration, conditions } = parse(encoded);
  if (now.getTime() > expiration) throw refused('Policy expired.');
  const broken = conditions.find((condition) => !holds(condition, fields));
  if (broken !== undefined) throw refused(`Policy Condition failed: ${JSON.stringify(Object.values(broken))}`);
  const covered = new Set(conditions.map((condition) => ('field' in condition ? condition.field : '')));
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !uncovered.has(name) && !name.startsWith('x-ignore-'),
  );
  // The form does not have to carry the bucket, which stands in the URL, so it needs no condition either.
  if (extra.some((name) => name !== 'bucket')) throw refused(`Extra input fields: ${extra.join(', ')}`);
  const ranges = conditions.filter((condition) => condition.kind === 'content-length-range');
  return {
    min: Math.max(0, ...ranges.map((range) => range.min)),
    max: Math.min(Number.MAX_SAFE_INTEGER, ...ranges.map((range) => range.max)),
  };
}
