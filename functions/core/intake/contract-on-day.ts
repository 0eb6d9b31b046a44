import type { SourceContract, SourceField } from './source-contract.ts';

const ARRIVAL = 'arrival';
/** Where nobody says when the file came: years beyond are out of range anyhow. */
const LAST_DAY = '2100-12-31';

const isBound = ({ constraints }: SourceField): boolean => constraints?.maximum === ARRIVAL;

/** A contract as it reads a file that came on a day (`YYYY-MM-DD`): nothing that has happened happened later. */
export function contractOnDay(contract: SourceContract, day: string | null): SourceContract {
  if (!contract.fields.some(isBound)) return contract;
  const bound = (field: SourceField): SourceField =>
    isBound(field) ? { ...field, constraints: { ...field.constraints, maximum: day ?? LAST_DAY } } : field;
  return { ...contract, fields: contract.fields.map(bound) };
}
