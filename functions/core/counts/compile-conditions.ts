import { newCodeCursor, nextCode, openFirstEpisode } from './code-cursor.ts';
import { codesOfList } from './code-lists.ts';
import { type ConditionAlternative, type ConditionDefinition, prefixesOf } from './condition-definition.ts';
import { createPrefixMasks, type MaskAt, type PrefixMask } from './prefix-masks.ts';

/** The conditions of a stay as bits, in the order of the definitions. */
export type ConditionReader = (diagnoses: string, procedures: string | null) => number;

// One bit an alternative in the lower half of 31, the same bit once more in the upper half for what rules it out.
const MOST_ALTERNATIVES = 15;

type Alternative = ConditionAlternative & { bit: number; condition: number };

function alternativesOf(definitions: readonly ConditionDefinition[]): Alternative[] {
  const all = definitions.flatMap(({ any }, index) => any.map((each) => ({ ...each, condition: 1 << index })));
  if (all.length > MOST_ALTERNATIVES)
    throw new RangeError(`${all.length} alternatives do not fit ${MOST_ALTERNATIVES}`);
  return all.map((each, index) => ({ ...each, bit: 1 << index }));
}

const masked = (prefixes: readonly string[], mask: number): PrefixMask[] =>
  prefixes.map((prefix) => ({ prefix, mask }));

function secondaryMasks(alternatives: readonly Alternative[]): MaskAt {
  return createPrefixMasks(
    alternatives.flatMap(({ onlyWithSecondary, unlessSecondary, bit }) => [
      ...masked(prefixesOf(onlyWithSecondary), bit),
      ...masked(prefixesOf(unlessSecondary), bit << MOST_ALTERNATIVES),
    ]),
  );
}

function operationMasks(alternatives: readonly Alternative[], wanted: 'primary' | 'any'): MaskAt {
  return createPrefixMasks(
    alternatives.flatMap(({ unlessOperation, bit }) =>
      unlessOperation?.position === wanted ? masked([...codesOfList(unlessOperation.list)], bit) : [],
    ),
  );
}

const bitsOf = (alternatives: readonly Alternative[]): number => alternatives.reduce((bits, { bit }) => bits | bit, 0);

/** Which alternatives a text of operations rules out. */
function ruledOutBy(alternatives: readonly Alternative[]): (procedures: string) => number {
  const primary = operationMasks(alternatives, 'primary');
  const any = operationMasks(alternatives, 'any');
  const cursor = newCodeCursor();
  return (procedures) => {
    let bits = 0;
    openFirstEpisode(cursor, procedures);
    while (nextCode(cursor)) {
      bits |= any(procedures, cursor.start, cursor.stop);
      if (cursor.isFirst) bits |= primary(procedures, cursor.start, cursor.stop);
    }
    return bits;
  };
}

/**
 * Compiles conditions to a reader of the texts of diagnoses and operations. Nearly every stay is decided by its first
 * code, and nothing is allocated for any.
 */
export function compileConditions(definitions: readonly ConditionDefinition[]): ConditionReader {
  const alternatives = alternativesOf(definitions);
  const primary = createPrefixMasks(alternatives.flatMap(({ primary: list, bit }) => masked(prefixesOf(list), bit)));
  const secondary = secondaryMasks(alternatives);
  const ruledOut = ruledOutBy(alternatives);
  const needSecondary = bitsOf(alternatives.filter(({ onlyWithSecondary }) => onlyWithSecondary));
  const needNoOperation = bitsOf(alternatives.filter(({ unlessOperation }) => unlessOperation));
  const cursor = newCodeCursor();

  const withSecondary = (diagnoses: string, candidates: number): number => {
    let bits = 0;
    while (nextCode(cursor)) bits |= secondary(diagnoses, cursor.start, cursor.stop);
    return candidates & (bits | ~needSecondary) & ~(bits >> MOST_ALTERNATIVES);
  };
  const conditionsOf = (bits: number): number => {
    let conditions = 0;
    for (const { bit, condition } of alternatives) if ((bits & bit) !== 0) conditions |= condition;
    return conditions;
  };
  return (diagnoses, procedures) => {
    openFirstEpisode(cursor, diagnoses);
    if (!nextCode(cursor) || !cursor.isFirst) return 0;
    const candidates = primary(diagnoses, cursor.start, cursor.stop);
    if (candidates === 0) return 0;
    const bits = withSecondary(diagnoses, candidates);
    const left = procedures !== null && (bits & needNoOperation) !== 0 ? bits & ~ruledOut(procedures) : bits;
    return conditionsOf(left);
  };
}
