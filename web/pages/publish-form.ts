import { button } from '../components/fields.ts';
import { form } from '../components/form.ts';
import type { Html } from '../html.ts';
import { returnPath } from './return-path.ts';

type Place = { quarter: string; area: { code: string }; formToken: string };

/** Asks for a return to be published now instead of when it would be by itself. */
export function publishForm({ quarter, area, formToken }: Place): Html {
  return form({ to: returnPath({ quarter, area }, 'publish'), token: formToken, content: button('Publish it now') });
}
