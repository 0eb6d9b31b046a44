import type { ChecklistItem } from './checklist.ts';

/** The banner of the template: complete only when every item of the checklist is, else how many are. */
export function bannerWords(checklist: readonly ChecklistItem[]): string {
  const done = checklist.filter(({ complete }) => complete).length;
  if (done === checklist.length) return 'Template Complete: every item of the checklist is complete.';
  return `Incomplete Template: ${done} of ${checklist.length} items of the checklist are complete. The sheet Checklist says what is missing.`;
}
