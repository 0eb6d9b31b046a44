import type { ReturnDocument } from './return-document.ts';

/** The time (ISO) as of which a return says what it says: of a signed one, when the draft was made that was signed. */
export function dataAsAt({ signOff, generatedAt }: Pick<ReturnDocument, 'signOff' | 'generatedAt'>): string {
  return signOff?.dataAsAt ?? generatedAt;
}
