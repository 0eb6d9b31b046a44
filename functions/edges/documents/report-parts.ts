import { HeadingLevel, ImageRun, Paragraph, type Table, TextRun } from 'docx';
import type { Figures, MetricSection, Remark } from '../../core/board-report/board-report.ts';
import type { Drawing } from '../../core/charts/drawing.ts';
import { drawPicture } from '../pictures/draw-picture.ts';
import { writePng } from '../pictures/write-png.ts';
import { figureTable } from './figure-table.ts';

/** A chart as shapes, and the text of the same as SVG. */
export type ReportPicture = { drawing: Drawing; svg: string };

/** The pictures of a report by the ids of their figures. */
export type ReportPictures = ReadonlyMap<string, ReportPicture>;

/** The width of a picture in pixels of 1/96 inch: 150 mm. */
const PICTURE_WIDTH = 567;

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export function headingOf(level: 1 | 2 | 3, text: string): Paragraph {
  return new Paragraph({ heading: LEVELS[level], text });
}

export function remarkLines(remarks: readonly Remark[], style?: 'Basis'): Paragraph[] {
  return remarks.map(
    ({ name, text }) =>
      new Paragraph({
        ...(style ? { style } : {}),
        spacing: { after: 60 },
        children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(text)],
      }),
  );
}

// Programs that cannot show SVG show the PNG; whoever sees neither has the description and the table.
function pictureOf(id: string, { drawing, svg }: ReportPicture): Paragraph {
  const transformation = { width: PICTURE_WIDTH, height: Math.round((PICTURE_WIDTH * drawing.height) / drawing.width) };
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: writePng(drawPicture(drawing)) },
    transformation,
    altText: { name: id, title: drawing.title, description: drawing.description },
  });
  return new Paragraph({ spacing: { before: 120, after: 120 }, children: [image] });
}

/** A table and its chart. */
export function figureParts({ id, table }: Figures, pictures: ReportPictures): (Paragraph | Table)[] {
  const picture = pictures.get(id);
  const space = new Paragraph({ spacing: { after: 0 }, text: '' });
  return [...figureTable(table), picture ? pictureOf(id, picture) : space];
}

function lines(text: string): Paragraph[] {
  const kept = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return kept.map((line) => new Paragraph({ text: line }));
}

/** One metric: heading, figures, year, narrative, notes, and what it rests on. */
export function sectionParts(metric: MetricSection, pictures: ReportPictures): (Paragraph | Table)[] {
  const level = metric.level === 2 ? 1 : 2;
  const below = metric.level === 2 ? 2 : 3;
  const note = (text: string) => new Paragraph({ text, bullet: { level: 0 } });
  return [
    headingOf(level, metric.heading),
    ...metric.figures.flatMap((figures) => figureParts(figures, pictures)),
    ...(metric.year === null ? [] : [new Paragraph({ text: metric.year })]),
    ...metric.narrative.flatMap(({ heading, text }) => [headingOf(below, heading), ...lines(text)]),
    ...(metric.notes.length === 0 ? [] : [headingOf(below, 'To note'), ...metric.notes.map(note)]),
    ...remarkLines(metric.basis, 'Basis'),
  ];
}
