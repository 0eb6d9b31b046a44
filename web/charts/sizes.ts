import type { TextShape } from '../../functions/core/charts/drawing.ts';

export const TEXT_SIZE = 13;

/** No letter of the fixed fonts is wider on average than this share of its height, in any usual text. */
const WIDEST = 0.62;

/** Room that a text needs at most. */
export function textWidth(text: string, size = TEXT_SIZE): number {
  return [...text].length * size * WIDEST;
}

/** The text as it is, or its beginning where it would need more room. */
export function fitText(text: string, room: number): string {
  const letters = [...text];
  if (textWidth(text) <= room) return text;
  const fitting = Math.max(0, Math.floor(room / (TEXT_SIZE * WIDEST)) - 1);
  return `${letters.slice(0, fitting).join('')}…`;
}

export type Label = { at: readonly [number, number]; text: string } & Partial<
  Pick<TextShape, 'anchor' | 'colour' | 'isBold'>
>;

/** A text moved sideways, and cut short at need, so that all of it is within a drawing of this width. */
export function textWithin(width: number, label: Label & { colour: string }): TextShape {
  const { anchor = 'start', colour, isBold } = label;
  const text = fitText(label.text, width);
  const needed = textWidth(text);
  const before = anchor === 'start' ? 0 : anchor === 'end' ? needed : needed / 2;
  const x = Math.min(Math.max(label.at[0], before), width - (needed - before));
  const shape = { kind: 'text' as const, at: [x, label.at[1]] as const, text, size: TEXT_SIZE, colour, anchor };
  return isBold ? { ...shape, isBold } : shape;
}
