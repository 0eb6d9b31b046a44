import { templateCsv } from '../../../core/examples/example.ts';
import { templateWorkbook } from '../../../core/examples/template-workbook.ts';
import { sourceContract, sourceContracts } from '../../../core/intake/contracts.ts';
import { XLSX_TYPE } from '../../../core/workbook/workbook-type.ts';
import { Rejected } from '../../../edges/problem.ts';
import { download } from '../respond.ts';
import type { Answer } from '../route.ts';

const NAME = /^([a-z-]+)\.(csv|xlsx)$/;

/** A file of a source to fill in, as CSV or as a workbook with notes. */
export const answerTemplate: Answer = async ({ writeWorkbook, now }, { path }) => {
  const [, source = '', kind] = NAME.exec(path.file ?? '') ?? [];
  const contract = sourceContract(source);
  if (!contract) {
    const names = sourceContracts.map((each) => each.source).join(', ');
    throw new Rejected('no-template', `There is a template as .csv and as .xlsx for ${names}.`);
  }
  const name = `${source} template.${kind}`;
  if (kind === 'csv') {
    const body = new TextEncoder().encode(templateCsv(source));
    return download({ body, contentType: 'text/csv; charset=utf-8', name });
  }
  const body = await writeWorkbook(templateWorkbook(contract, now().toISOString()));
  return download({ body, contentType: XLSX_TYPE, name });
};
