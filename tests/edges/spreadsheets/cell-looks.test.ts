import { expect, it } from 'vitest';
import { cellLooks } from '../../../functions/edges/spreadsheets/cell-looks.ts';

/** Relative luminance of a colour such as `005EB8` (WCAG 2.2, definition of relative luminance). */
function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

it.each(Object.entries(cellLooks))(
  'text in a %s cell stands out from its ground as WCAG 2.2 AA asks',
  (_style, look) => {
    const ground = look.fill?.type === 'pattern' ? (look.fill.fgColor?.rgb ?? 'FFFFFF') : 'FFFFFF';
    expect(contrast(look.font?.color?.rgb ?? '000000', ground)).toBeGreaterThanOrEqual(4.5);
  },
);
