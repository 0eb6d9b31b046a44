import type { Quarter } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { DraftInputs } from './draft.ts';
import { revisionsBefore } from './published-before.ts';
import { publishedRevision } from './published-revision.ts';

/** All that the files of a revision were made from, so that each can be made again to the same byte. */
type StoredInputs = Pick<DraftInputs, 'earlierQuarters' | 'template'> & {
  schema: 'bcf-return-inputs/2';
  judgedWith: { quarter: Quarter; revision: number }[];
  document: ReturnDocument;
};

/** As earlier releases kept them: without the document, for a content and not for a revision. */
type StoredBefore = Omit<StoredInputs, 'schema' | 'document'>;

type Claimed = Pick<ReturnRevision, 'area' | 'quarter' | 'revision' | 'contentSha256'>;
type ReadDeps = Pick<PublishDeps, 'evidence' | 'returns' | 'records'>;

/** What the files of a revision are made from. */
export type MadeFrom = { document: ReturnDocument; inputs: DraftInputs };

/** Where in the evidence bucket lies what a revision was made from. */
export const inputsKey = ({ area, quarter, revision }: Omit<Claimed, 'contentSha256'>): string =>
  `return-inputs/${quarter}/${area}/r${String(revision).padStart(4, '0')}.json`;

const keyBefore = ({ area, quarter, contentSha256 }: Claimed) =>
  `return-inputs/${quarter}/${area}/${contentSha256}.json`;

/** Keeps what a revision is made from, before its files are written. */
export async function keepInputs(
  deps: Pick<PublishDeps, 'evidence'>,
  claimed: Omit<Claimed, 'contentSha256'>,
  { document, inputs }: MadeFrom,
): Promise<void> {
  const { earlierQuarters, template, publishedBefore } = inputs;
  const stored: StoredInputs = {
    schema: 'bcf-return-inputs/2',
    earlierQuarters,
    template,
    judgedWith: publishedBefore.map(({ quarter, revision }) => ({ quarter, revision })),
    document,
  };
  await deps.evidence.put({ key: inputsKey(claimed), body: JSON.stringify(stored), contentType: 'application/json' });
}

/** The same where it is not there: revisions of earlier releases have none. */
export async function keepMissingInputs(deps: ReadDeps, claimed: Claimed, inputs: DraftInputs): Promise<void> {
  if (await deps.evidence.exists(inputsKey(claimed))) return;
  const document = await publishedRevision(deps, claimed);
  if (document) await keepInputs(deps, claimed, { document, inputs });
}

async function readJson<T>({ evidence }: ReadDeps, key: string): Promise<T | null> {
  const bytes = await evidence.read(key);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

async function inputsIn(deps: ReadDeps, area: string, stored: StoredBefore): Promise<DraftInputs> {
  const { earlierQuarters, template, judgedWith } = stored;
  return { earlierQuarters, template, publishedBefore: await revisionsBefore(deps, area, judgedWith) };
}

/** What a revision was made from beside its document; null where it is not kept. */
export async function readInputs(deps: ReadDeps, claimed: Claimed): Promise<DraftInputs | null> {
  const stored =
    (await readJson<StoredInputs>(deps, inputsKey(claimed))) ??
    (await readJson<StoredBefore>(deps, keyBefore(claimed)));
  return stored && inputsIn(deps, claimed.area, stored);
}

/** All that a revision was made from; null where it is not kept. */
export async function readMadeFrom(deps: ReadDeps, claimed: Claimed): Promise<MadeFrom | null> {
  const stored = await readJson<StoredInputs>(deps, inputsKey(claimed));
  return stored && { document: stored.document, inputs: await inputsIn(deps, claimed.area, stored) };
}
