import { button } from '../components/fields.ts';
import { form, type Sender } from '../components/form.ts';
import type { Html } from '../html.ts';
import { returnPath } from './return-path.ts';

type Place = { quarter: string; area: { code: string }; from: Sender };

/** Asks for a return to be published now instead of when it would be by itself. */
export function publishForm({ quarter, area, from }: Place): Html {
  const to = returnPath({ quarter, area }, 'publish');
  return form({ to, from, deed: 'publish', content: button('Publish it now') });
}
