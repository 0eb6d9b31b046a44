import { financialYearOf, type Quarter } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { quarterName, returnFileName } from '../../core/returns/layout-settings.ts';
import { metricsCsv } from '../../core/returns/metrics-csv.ts';
import { quarterOf, type ReturnDocument } from '../../core/returns/return-document.ts';
import { returnWorkbook } from '../../core/workbook/return-workbook.ts';
import { XLSX_TYPE } from '../../core/workbook/workbook-type.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { PublishedFile } from '../../edges/records/returns.ts';
import { boardReportFiles } from './board-report-files.ts';
import type { PublishDeps } from './deps.ts';
import { manifestFile } from './manifest.ts';
import { publicFiles } from './public-files.ts';
import type { Revision, RevisionFile } from './revision-file.ts';
import { templateFiles } from './template-files.ts';

/** The folder of a quarter, `2025-26/Q1`: its index, and a folder for each area. */
export function quarterFolder(quarter: Quarter): string {
  return `${financialYearOf(quarter)}/${quarterName(quarter)}`;
}

/** The folder in which everything of one area's quarter lies. */
export function folderOf(area: string, quarter: Quarter): string {
  return `${quarterFolder(quarter)}/${area}`;
}

/** Every file of a revision. The same revision gives the same bytes, whenever it is made. */
export async function revisionFiles(
  deps: Pick<PublishDeps, 'evidence' | 'writeWorkbook' | 'writeBoardReport'>,
  revision: Revision,
): Promise<RevisionFile[]> {
  const { document, earlierQuarters } = revision;
  const layout = layoutFor(document.period.financialYear);
  const workbook = returnWorkbook(document, layout, earlierQuarters);
  const text = (body: string) => new TextEncoder().encode(body);
  const files: RevisionFile[] = [
    {
      name: returnFileName(layout, document.area.name),
      body: await deps.writeWorkbook(workbook),
      contentType: XLSX_TYPE,
    },
    { name: 'return.json', body: text(`${JSON.stringify(document, null, 2)}\n`), contentType: 'application/json' },
    { name: 'metrics.csv', body: text(metricsCsv(document)), contentType: 'text/csv; charset=utf-8' },
    ...(await boardReportFiles(deps, revision)),
    ...(await templateFiles(deps, revision)),
    ...publicFiles(revision),
  ];
  return [...files, manifestFile(revision, files)];
}

/** How the files of a signed revision are locked; not at all those of a draft, and where nothing is to be locked. */
export function lockOf(
  { settings }: Pick<PublishDeps, 'settings'>,
  { signOff }: Pick<ReturnDocument, 'signOff'>,
): { lockedUntil?: Date } {
  if (!signOff || settings.signedKeptYears === undefined) return {};
  const lockedUntil = new Date(signOff.at);
  lockedUntil.setUTCFullYear(lockedUntil.getUTCFullYear() + settings.signedKeptYears);
  return { lockedUntil };
}

/** Writes every file of a claimed revision. Nothing points to them yet, and writing them again gives the same bytes. */
export async function writeRevision(deps: PublishDeps, revision: Revision): Promise<PublishedFile[]> {
  const { document } = revision;
  const folder = `${folderOf(document.area.code, quarterOf(document))}/r${document.revision}`;
  const lock = lockOf(deps, document);
  const written: PublishedFile[] = [];
  for (const { name, body, contentType } of await revisionFiles(deps, revision)) {
    const key = `${folder}/${name}`;
    await deps.returns.put({ key, body, contentType, downloadName: name.replaceAll('/', '-'), ...lock });
    written.push({ name, key, bytes: body.length, sha256: contentSha256(body), contentType });
  }
  return written;
}
