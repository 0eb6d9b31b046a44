import type { EntryFrame } from '../../../web/pages/entry-frame.ts';
import type { EntryContent } from './entry-content.ts';
import type { ApiRequest } from './http.ts';
import { formFields } from './inputs.ts';

/** A form of entries as it was sent: what its sender had seen, which button they pressed, and all its fields. */
export type EntryRequest = {
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
  return {
    seen: typed.get('seen') ?? '',
    use: typed.get('use') ?? null,
    wantsLines: typed.has('add'),
    typed,
  };
}

export const CHANGED_MEANWHILE =
  'Nothing was saved, because something else was saved or sent since you opened this page. What you typed is still here, with what counts now beside it. Save again to have yours count.';

/** What a form is shown with, whether for the first time or again: `notice` says why it was not taken. */
export type ShownEntry = { from: EntryFrame['from']; seen: string; notice: string | null };

/** How the form is shown. */
export function entryFrame({ board, content, isSigned }: EntryContent, shown: ShownEntry): EntryFrame {
  return { area: board, quarter: content.quarter, isSigned, ...shown };
}
