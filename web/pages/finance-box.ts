import type { FinanceBox } from '../../functions/core/returns/entry-form/finance-form.ts';
import { selectField, textField } from '../components/fields.ts';
import type { Html } from '../html.ts';

/** Names have no spaces but those of funding sources that a file made up. */
export const boxId = (name: string): string => name.replace(/[^\w.-]/g, '-');

/** A box of a table or of a scheme line. */
export function financeBox({ name, label, answer, text, hint, fault }: FinanceBox, labelLook: 'seen' | 'unseen'): Html {
  const field = { id: boxId(name), name, label, labelLook, hint, error: fault ?? undefined, value: text };
  if (answer.type !== 'choice') {
    return textField({ ...field, autocomplete: 'off', ...(answer.type !== 'text' && { isNumber: true as const }) });
  }
  const choices = answer.choices.map(({ value, title }) => ({ value, text: title }));
  const isOther = text !== '' && !choices.some(({ value }) => value === text);
  return selectField({
    ...field,
    blank: 'Not given',
    choices: isOther ? [{ value: text, text }, ...choices] : choices,
  });
}
