import { templateMapFor } from '../../functions/core/template/template-maps.ts';
import { detailedZip } from '../edges/spreadsheets/detailed-zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function typesOf(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, n) => [`worksheets/sheet${n + 1}`, 'worksheet']);
  const overrides = [['workbook', 'sheet.main'], ...parts].map(
    ([name, type]) => `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${overrides.join('')}</Types>`;
}

/** A blank workbook with every sheet that the cell map of 2025-26 names, open for all to fill in. */
export function officialTemplate({ lack = '', title = 'Blank template' } = {}): Uint8Array {
  const named = (templateMapFor('2025-26-Q1')?.cells ?? []).flatMap(({ sheet }) => sheet ?? []);
  const sheets = [...new Set(named)].filter((name) => name !== lack);
  const tabs = sheets.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('');
  const links = sheets.map(
    (_, n) => `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  );
  const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${title}</t></is></c></row>`;
  return detailedZip([
    { name: '[Content_Types].xml', content: typesOf(sheets.length) },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${tabs}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    },
    ...sheets.map((_, n) => ({
      name: `xl/worksheets/sheet${n + 1}.xml`,
      content: `<worksheet ${MAIN}><sheetData>${row}</sheetData></worksheet>`,
    })),
  ]);
}
