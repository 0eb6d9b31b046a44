import emergency from '../../../schemas/codes/emergency-admission-methods.json' with { type: 'json' };
import heartOperations from '../../../schemas/codes/heart-and-circulation-operations.json' with { type: 'json' };
import nonElective from '../../../schemas/codes/non-elective-admission-methods.json' with { type: 'json' };
import nonAcute from '../../../schemas/codes/non-specific-acute-treatment-functions.json' with { type: 'json' };
import operationsNotAngina from '../../../schemas/codes/operations-that-rule-out-angina.json' with { type: 'json' };
import transferAndDied from '../../../schemas/codes/transfer-and-died-destinations.json' with { type: 'json' };
import transferSources from '../../../schemas/codes/transfer-sources-of-admission.json' with { type: 'json' };
import usualResidence from '../../../schemas/codes/usual-residence-destinations.json' with { type: 'json' };

const LISTS = [
  emergency,
  nonElective,
  nonAcute,
  transferAndDied,
  transferSources,
  usualResidence,
  heartOperations,
  operationsNotAngina,
];

const codesByList = new Map(LISTS.map((list) => [list.id, new Set(list.codes.map(({ code }) => code))]));

/** The codes of a list in `schemas/codes/` that a rule may name. Throws on a list that is not there. */
export function codesOfList(id: string): ReadonlySet<string> {
  const codes = codesByList.get(id);
  if (codes === undefined) throw new TypeError(`no code list ${id}`);
  return codes;
}
