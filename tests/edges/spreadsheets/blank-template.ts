import type { MapEntry, TemplateMap } from '../../../functions/core/template/template-map.ts';
import { type DetailedPart, detailedZip } from './detailed-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const TYPE = 'application/vnd.openxmlformats-officedocument';

const relations = (links: [id: string, type: string, target: string][]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${links
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Styles by number: 0 locked, 1 open and yellow, 2 open with a date, 3 locked and grey, 4 open with two decimals. */
const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF99"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="164" fontId="0" fillId="2" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="2" fontId="0" fillId="2" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FF92D050"/></patternFill></fill></dxf></dxfs></styleSheet>`;

const words = [
  'Better Care Fund quarterly template',
  'Completed by:',
  'Complete:',
  'Metric',
  'Coventry',
  'Warwickshire',
];
const shared = `${HEAD}<sst xmlns="${MAIN}" count="${words.length}" uniqueCount="${words.length}">${words.map((word) => `<si><t>${word}</t></si>`).join('')}</sst>`;

const PROTECTION =
  '<sheetProtection algorithmName="SHA-512" hashValue="c2FsdGVkIGhhc2ggb2YgYSBwYXNzd29yZCBub2JvZHkga25vd3MgaGVyZSBhdCBhbGwhISE=" saltValue="MTIzNDU2Nzg5MDEyMzQ1Ng==" spinCount="100000" sheet="1" objects="1" scenarios="1"/>';

const sheet = (cells: string, { before = '', after = '' } = {}) =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><dimension ref="A1:H30"/><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>${before}<sheetData>${cells}</sheetData>${PROTECTION}${after}</worksheet>`;

const cover = sheet(
  [
    '<row r="1" spans="1:8" ht="21" customHeight="1"><c r="A1" s="3" t="s"><v>0</v></c></row>',
    '<row r="8" spans="1:8"><c r="B8" t="inlineStr"><is><t>Health and Wellbeing Board:</t></is></c><c r="C8" s="1"/><c r="H8" s="3" t="str"><f>IF(C8="","No","Yes")</f><v>No</v></c></row>',
    '<row r="10" spans="1:8"><c r="B10" t="s"><v>1</v></c><c r="C10" s="1" t="s"><v>1</v></c><c r="D10" s="1"/></row>',
    '<row r="12" s="1" customFormat="1"/>',
    '<row r="16"><c r="C16" s="1"/></row>',
    '<row r="18"><c r="C18" s="2"/><c r="H18" s="3"><f>SUM(C18)</f><v>0</v></c></row>',
  ].join(''),
  {
    before:
      '<cols><col min="1" max="1" width="4" customWidth="1"/><col min="5" max="6" width="30" style="4" customWidth="1"/></cols>',
    after:
      '<mergeCells count="1"><mergeCell ref="C10:D10"/></mergeCells><conditionalFormatting sqref="H8:H18"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"Yes"</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="C16 C20:C21"><formula1>"Yes,No"</formula1></dataValidation><dataValidation type="list" sqref="C8"><formula1>Boards</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
  },
);

const metrics = (after: string) =>
  sheet(
    '<row r="4"><c r="A4" t="s"><v>3</v></c></row><row r="10"><c r="B10" s="3"/><c r="C10" s="4"/><c r="D10" s="4"><v>99</v></c><c r="E10" s="3"><f>C10*2</f><v>0</v></c></row><row r="12"><c r="C12" s="1"/></row>',
    {
      after: `<dataValidations count="1"><dataValidation type="list" sqref="C13"><formula1>INDIRECT("x")</formula1></dataValidation></dataValidations>${after}<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$B$1:$B$3</xm:f></x14:formula1><xm:sqref>C12</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
    },
  );

const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const lists = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>4</v></c>${text('B1', 'On track to meet goal')}</row><row r="2"><c r="A2" t="s"><v>5</v></c>${text('B2', 'Not on track to meet goal')}</row><row r="3">${text('B3', 'Data not available to assess progress')}</row></sheetData></worksheet>`;

const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><fileVersion appName="xl" lastEdited="7"/><workbookPr codeName="ThisWorkbook"/><workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="2. Cover" sheetId="3" r:id="rId1"/><sheet name="4. Metrics" sheetId="5" r:id="rId2"/><sheet name="Lists" sheetId="9" state="hidden" r:id="rId3"/></sheets><definedNames><definedName name="Boards">Lists!$A$1:$A$2</definedName><definedName name="SignOffDate">'2. Cover'!$C$18</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

const chain = `${HEAD}<calcChain xmlns="${MAIN}"><c r="H8" i="3"/><c r="H18"/><c r="E10" i="5" l="1"/></calcChain>`;

const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`;

/** Charts, drawings, comments and a picture on the sheet of metrics, with the relations that they need. */
const decorations: DetailedPart[] = [
  {
    name: 'xl/worksheets/_rels/sheet2.xml.rels',
    content: relations([
      ['rId1', 'drawing', '../drawings/drawing1.xml'],
      ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId3', 'comments', '../comments1.xml'],
    ]),
  },
  {
    name: 'xl/drawings/drawing1.xml',
    content: `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
  },
  { name: 'xl/drawings/_rels/drawing1.xml.rels', content: relations([['rId1', 'chart', '../charts/chart1.xml']]) },
  {
    name: 'xl/charts/chart1.xml',
    content: `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'4. Metrics'!$C$10:$D$10</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`,
  },
  {
    name: 'xl/comments1.xml',
    content: `${HEAD}<comments xmlns="${MAIN}"><authors><author>BCF team</author></authors><commentList><comment ref="C10" authorId="0"><text><t>Rate per 100,000</t></text></comment></commentList></comments>`,
  },
  {
    name: 'xl/drawings/vmlDrawing1.vml',
    content:
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>3,15,9,2,5,15,12,2</x:Anchor><x:Row>9</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>',
  },
  { name: 'xl/media/image1.png', content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), stored: true },
];

export type TemplateLook = 'plain' | 'with charts and comments' | 'with links to other workbooks';

/** The parts of a blank protected template as Excel writes them, dates, odd flags and all. */
export function templateParts(look: TemplateLook = 'plain'): DetailedPart[] {
  const isDecorated = look === 'with charts and comments';
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/>',
    override('xl/workbook.xml', 'spreadsheetml.sheet.main'),
    ...[1, 2, 3].map((n) => override(`xl/worksheets/sheet${n}.xml`, 'spreadsheetml.worksheet')),
    override('xl/styles.xml', 'spreadsheetml.styles'),
    override('xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'),
    override('xl/calcChain.xml', 'spreadsheetml.calcChain'),
    ...(isDecorated
      ? [
          override('xl/drawings/drawing1.xml', 'drawing'),
          override('xl/charts/chart1.xml', 'drawingml.chart'),
          override('xl/comments1.xml', 'spreadsheetml.comments'),
        ]
      : []),
  ];
  const links: [string, string, string][] = [
    ...[1, 2, 3].map((n): [string, string, string] => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`]),
    ['rId4', 'styles', 'styles.xml'],
    ['rId5', 'sharedStrings', 'sharedStrings.xml'],
    ['rId6', 'calcChain', 'calcChain.xml'],
    ...(look === 'with links to other workbooks'
      ? [['rId7', 'externalLink', 'externalLinks/externalLink1.xml'] as [string, string, string]]
      : []),
  ];
  const parts: DetailedPart[] = [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`,
      extra: Uint8Array.from([0x20, 0xa0, 4, 0, 1, 2, 3, 4]),
    },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(links), comment: 'kept' },
    { name: 'xl/worksheets/sheet1.xml', content: cover, date: 0x5b0a_73c1 },
    {
      name: 'xl/worksheets/sheet2.xml',
      content: metrics(isDecorated ? '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>' : ''),
    },
    { name: 'xl/worksheets/sheet3.xml', content: lists, isStreamed: true, level: 1 },
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/sharedStrings.xml', content: shared },
    { name: 'xl/calcChain.xml', content: chain },
  ];
  if (isDecorated) parts.push(...decorations);
  if (look === 'with links to other workbooks') {
    parts.push({ name: 'xl/externalLinks/externalLink1.xml', content: `${HEAD}<externalLink xmlns="${MAIN}"/>` });
  }
  return parts;
}

export const blankTemplate = (look: TemplateLook = 'plain'): Uint8Array =>
  detailedZip(templateParts(look), { comment: 'as published' });

type EntryForTest = Pick<MapEntry, 'value'> & Partial<MapEntry>;

/** A map of cells that says nothing but where; each value is a fixed text unless it is given. */
export function mapForTest(cells: readonly EntryForTest[], settings: Partial<TemplateMap> = {}): TemplateMap {
  const sourced = { citation: 'made for a test', confidence: 'confirmed' } as const;
  return {
    schema: 'bcf-template-map/1',
    financialYear: '2025-26',
    quarter: 'any',
    version: 1,
    title: 'Template for tests',
    note: '',
    ...sourced,
    recalculate: 'as-the-template-says',
    words: {},
    ...settings,
    cells: cells.map((cell) => ({ label: cell.cell ?? cell.name ?? 'a cell', ...cell, ...sourced })),
  };
}
