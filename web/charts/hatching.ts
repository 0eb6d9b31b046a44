import type { Point, Shape } from '../../functions/core/charts/drawing.ts';

/** A rectangle by its corner and size. */
export type Box = { x: number; y: number; width: number; height: number };

const GAP = 7;

/** The part of a line of slope 1 or −1 that lies within a box; null where there is none. */
function within({ x, y, width, height }: Box, offset: number, isFalling: boolean): Point[] | null {
  const from = Math.max(0, offset - height);
  const to = Math.min(width, offset);
  if (to - from < 0.5) return null;
  const yAt = (across: number) => (isFalling ? y + height - (offset - across) : y + offset - across);
  return [
    [x + from, yAt(from)],
    [x + to, yAt(to)],
  ];
}

/** Slanting lines over a box, so that it differs from its neighbours in print without colours. `index` 0 has none. */
export function hatching(box: Box, index: number, colour: string): Shape[] {
  if (index % 2 === 0) return [];
  const isFalling = index % 4 === 3;
  const count = Math.ceil((box.width + box.height) / GAP);
  return Array.from({ length: count }, (_, n) => within(box, (n + 1) * GAP, isFalling)).flatMap((points) =>
    points ? [{ kind: 'line' as const, points, stroke: { colour, width: 1 } }] : [],
  );
}
