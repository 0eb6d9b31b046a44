import { type IStylesOptions, LineRuleType } from 'docx';

const FONT = 'Arial';
const INK = '212B32';

const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});

/** Sizes are half points, spacing twentieths of a point. British English throughout. */
export const reportStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: { ...heading(40, 0), paragraph: { spacing: { after: 60 }, keepNext: true } },
    heading1: heading(28, 360),
    heading2: heading(24, 240),
    heading3: heading(21, 200),
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true },
      paragraph: { spacing: { before: 120, after: 80 }, keepNext: true },
    },
    {
      id: 'Basis',
      name: 'Basis of figures',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18, color: '3D4F5C' },
      paragraph: { spacing: { after: 60 } },
    },
  ],
};

/** A line round a paragraph that must be seen. */
export const BOX = { style: 'single', size: 12, space: 6, color: '005EB8' } as const;
