/** A place in a drawing: from the left, from the top. */
export type Point = readonly [x: number, y: number];

/** Colours are `#rrggbb`. Strokes are drawn round their line, `dash` in lengths of stroke and gap by turns. */
export type Stroke = { colour: string; width: number; dash?: readonly number[] };

export type TextShape = {
  kind: 'text';
  at: Point;
  text: string;
  size: number;
  colour: string;
  anchor: 'start' | 'middle' | 'end';
  isBold?: true;
};

/** What drawings are made of: few kinds, so that each format can draw them in the same way. */
export type Shape =
  | { kind: 'line'; points: readonly Point[]; stroke: Stroke }
  | { kind: 'area'; points: readonly Point[]; fill: string; stroke?: Stroke }
  | { kind: 'dot'; at: Point; radius: number; fill: string; stroke: Stroke }
  | TextShape;

/** A chart as shapes on white paper, later ones over earlier ones, all of them within `width` and `height`. */
export type Drawing = {
  width: number;
  height: number;
  title: string;
  description: string;
  shapes: readonly Shape[];
};
