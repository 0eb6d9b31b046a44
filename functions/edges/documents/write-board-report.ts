import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { BoardReport, Remark } from '../../core/board-report/board-report.ts';
import { timeWords } from '../../core/returns/time-words.ts';
import { figureTable } from './figure-table.ts';
import { withFixedTimes } from './fixed-parts.ts';
import { figureParts, headingOf, type ReportPictures, remarkLines, sectionParts } from './report-parts.ts';
import { BOX, reportStyles } from './report-styles.ts';

/** The port behind which the library for Word documents stands. */
export type WriteBoardReport = (report: BoardReport, pictures: ReportPictures) => Promise<Uint8Array>;

/** A4 with room for a file's holes, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, bottom: 1134, left: 850, right: 850, header: 567, footer: 567 },
};

function boldThen(bold: string, text: string): TextRun[] {
  return [new TextRun({ text: `${bold} `, bold: true }), new TextRun(text)];
}

function group(
  heading: string,
  parts: readonly (Paragraph | Table)[],
  basis: readonly Remark[] = [],
): (Paragraph | Table)[] {
  return parts.length === 0 ? [] : [headingOf(1, heading), ...parts, ...remarkLines(basis, 'Basis')];
}

function changeParts({ changes }: BoardReport): (Paragraph | Table)[] {
  if (changes === null) return [];
  return [new Paragraph({ text: changes.summary }), ...(changes.table ? figureTable(changes.table, 'words') : [])];
}

function bodyOf(report: BoardReport, pictures: ReportPictures): (Paragraph | Table)[] {
  const { title, area, standing, handling, intermediateCare, finance } = report;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({ text: `${area} Health and Wellbeing Board` }),
    new Paragraph({ children: boldThen('Restricted.', handling) }),
    new Paragraph({
      border: { top: BOX, bottom: BOX, left: BOX, right: BOX },
      children: boldThen(`${standing.name}.`, standing.text),
    }),
    ...remarkLines(report.facts),
    ...group('At a glance', figureTable(report.summary)),
    ...report.metrics.flatMap((metric) => sectionParts(metric, pictures)),
    ...group(
      'Intermediate care',
      intermediateCare.figures.flatMap((figures) => figureParts(figures, pictures)),
      intermediateCare.basis,
    ),
    ...group(
      'Finance',
      finance.tables.flatMap((table) => figureTable(table)),
      finance.basis,
    ),
    ...group('What changed since the last revision', changeParts(report)),
    ...group('Who to ask', remarkLines(report.contacts)),
    new Paragraph({
      style: 'Basis',
      spacing: { before: 240 },
      text: `Made from the return on ${timeWords(report.generatedAt)}. Figures are rounded once, half away from zero.`,
    }),
  ];
}

function furniture({ area, title, standing }: BoardReport) {
  const words = `Restricted: not for publication. ${area}, ${title}. ${standing.name}.`;
  const pages = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return {
    headers: {
      default: new Header({ children: [new Paragraph({ style: 'Basis', text: words })] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Basis',
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ children: pages })],
          }),
        ],
      }),
    },
  };
}

/** A `.docx` file of the board's paper. The same report gives the same bytes: the only time in the file is the report's. */
export const writeBoardReport: WriteBoardReport = async (report, pictures) => {
  const author = `${report.area} Health and Wellbeing Board`;
  const document = new Document({
    title: `${report.area}: ${report.title}`,
    subject: report.standing.name,
    description: report.handling,
    creator: author,
    lastModifiedBy: author,
    styles: reportStyles,
    sections: [{ properties: { page: PAGE }, ...furniture(report), children: bodyOf(report, pictures) }],
  });
  return withFixedTimes(await Packer.toBuffer(document), report.generatedAt);
};
