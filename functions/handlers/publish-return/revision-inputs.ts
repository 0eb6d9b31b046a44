import type { Quarter } from '../../core/periods/period.ts';
import type { PublishDeps } from './deps.ts';
import type { DraftInputs } from './draft.ts';
import { revisionsBefore } from './published-before.ts';

/** What the files of a revision were made from beside its `return.json`, as it is kept for the signing. */
type StoredInputs = Pick<DraftInputs, 'earlierQuarters' | 'template'> & {
  schema: 'bcf-return-inputs/1';
  judgedWith: { quarter: Quarter; revision: number }[];
};

type Content = { area: string; quarter: Quarter; contentSha256: string };

const keyOf = ({ area, quarter, contentSha256 }: Content) => `return-inputs/${quarter}/${area}/${contentSha256}.json`;

/** Keeps what a content was made from, so that the same content can be made again once it is signed, whatever comes in between. */
export async function keepInputs(deps: PublishDeps, content: Content, inputs: DraftInputs): Promise<void> {
  const { earlierQuarters, template, publishedBefore } = inputs;
  const stored: StoredInputs = {
    schema: 'bcf-return-inputs/1',
    earlierQuarters,
    template,
    judgedWith: publishedBefore.map(({ quarter, revision }) => ({ quarter, revision })),
  };
  await deps.evidence.put({ key: keyOf(content), body: JSON.stringify(stored), contentType: 'application/json' });
}

/** The same where it is not there: revisions of earlier releases have none. */
export async function keepMissingInputs(deps: PublishDeps, content: Content, inputs: DraftInputs): Promise<void> {
  if (!(await deps.evidence.exists(keyOf(content)))) await keepInputs(deps, content, inputs);
}

/** What a content was made from; null where it is not kept. */
export async function readInputs(
  deps: Pick<PublishDeps, 'evidence' | 'returns' | 'records'>,
  content: Content,
): Promise<DraftInputs | null> {
  const bytes = await deps.evidence.read(keyOf(content));
  if (!bytes) return null;
  const { earlierQuarters, template, judgedWith }: StoredInputs = JSON.parse(new TextDecoder().decode(bytes));
  const publishedBefore = await revisionsBefore(deps, content.area, judgedWith);
  return { earlierQuarters, template, publishedBefore };
}
