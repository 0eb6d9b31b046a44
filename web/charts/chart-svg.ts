import type { Drawing, Point, Shape, Stroke } from '../../functions/core/charts/drawing.ts';
import { type Html, html } from '../html.ts';

/** The fonts of the pages; none is loaded. */
const FONTS = 'Arial, Helvetica, sans-serif';

/** What XML cannot hold, not even escaped (XML 1.0, section 2.2). */
const UNFIT = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const plain = (text: string): string => text.replace(UNFIT, ' ');

// One decimal is a tenth of a pixel; more would only make files longer.
const number = (value: number): string => String(Math.round(value * 10) / 10);

const path = (points: readonly Point[]): string => points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');

function strokeOf({ colour, width, dash }: Stroke): Html {
  const dashes = dash ? html` stroke-dasharray="${dash.map(number).join(' ')}"` : null;
  return html` stroke="${colour}" stroke-width="${number(width)}"${dashes}`;
}

function shapeSvg(shape: Shape): Html {
  if (shape.kind === 'line') {
    return html`<polyline points="${path(shape.points)}" fill="none"${strokeOf(shape.stroke)}/>`;
  }
  if (shape.kind === 'area') {
    return html`<polygon points="${path(shape.points)}" fill="${shape.fill}"${shape.stroke ? strokeOf(shape.stroke) : null}/>`;
  }
  const [x, y] = shape.at.map(number);
  if (shape.kind === 'dot') {
    return html`<circle cx="${x ?? '0'}" cy="${y ?? '0'}" r="${number(shape.radius)}" fill="${shape.fill}"${strokeOf(shape.stroke)}/>`;
  }
  const weight = shape.isBold ? html` font-weight="700"` : null;
  return html`<text x="${x ?? '0'}" y="${y ?? '0'}" font-size="${number(shape.size)}" fill="${shape.colour}" text-anchor="${shape.anchor}"${weight}>${plain(shape.text)}</text>`;
}

/**
 * A drawing as SVG that stands in a page or on its own: with title and description, without scripts, styles or anything
 * loaded. `id` must be its own in the page.
 */
export function chartSvg(drawing: Drawing, id: string): Html {
  const { width, height, title, description, shapes } = drawing;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONTS}">
<title id="${id}-title">${plain(title)}</title>
<desc id="${id}-desc">${plain(description)}</desc>
<rect width="${number(width)}" height="${number(height)}" fill="#ffffff"/>
${shapes.map(
  (shape) => html`${shapeSvg(shape)}
`,
)}</svg>`;
}
