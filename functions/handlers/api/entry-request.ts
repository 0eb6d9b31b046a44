import type { EntryFrame } from '../../../web/pages/entry-frame.ts';
import { typedText } from '../../core/returns/entry-form/typed-text.ts';
import type { EntryContent } from './entry-content.ts';
import type { ApiRequest } from './http.ts';
import { formFields } from './inputs.ts';

const MOST_NAME = 200;

/** A form of entries as it was sent: who sent it, what they had seen, which button they pressed, and all its fields. */
export type EntryRequest = {
  by: string;
  byFault: string | null;
  seen: string;
  /** The suggestion to take over; null where the form is to be saved. */
  use: string | null;
  /** Whether more blank lines are wanted. */
  wantsLines: boolean;
  typed: Map<string, string>;
};

/** Reads a form of entries. Throws `Rejected` where it is no form. */
export function entryRequest(request: ApiRequest): EntryRequest {
  const typed = formFields(request);
  const by = typedText(typed.get('by') ?? '');
  const byFault =
    by === '' ? 'Write your name.' : by.length > MOST_NAME ? `Write at most ${MOST_NAME} characters.` : null;
  return {
    by,
    byFault,
    seen: typed.get('seen') ?? '',
    use: typed.get('use') ?? null,
    wantsLines: typed.has('add'),
    typed,
  };
}

export const CHANGED_MEANWHILE =
  'Nothing was saved, because something else was saved or sent since you opened this page. What you typed is still here, with what counts now beside it. Save again to have yours count.';

/** How the form is shown. `sent` is null where it is shown for the first time. */
export function entryFrame(
  { board, content, isSigned }: EntryContent,
  seen: string,
  sent: (Pick<EntryRequest, 'by' | 'byFault'> & { notice: string | null }) | null,
): EntryFrame {
  const { by = '', byFault = null, notice = null } = sent ?? {};
  return { area: board, quarter: content.quarter, seen, isSigned, by, byFault, notice };
}
