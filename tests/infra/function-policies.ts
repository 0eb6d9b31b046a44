import type { Template } from 'aws-cdk-lib/assertions';
import type { Call } from './recorded-calls.ts';
import { actionsOf, resourcesOf, type Statement } from './test-stage.ts';

/** What one function may do: an action on a kind of thing, of objects on those whose keys begin so. */
export type Allowed = { action: string; kind: string; keysFrom: string };

/** Things of the stacks by the beginnings of their logical ids, in the names that calls have on this machine. */
const KINDS: [RegExp, string][] = [
  [/ArrivedFiles/, 'arrived-files'],
  [/ReturnsToPublish/, 'returns-to-publish'],
  [/Notices[A-Z0-9]/, 'topic'],
  [/Arrivals[A-F0-9]{8}/, 'bcf-arrivals'],
  [/Evidence[A-F0-9]{8}/, 'bcf-evidence'],
  [/Returns[A-F0-9]{8}/, 'bcf-returns'],
  [/index\/byList/, 'index'],
  [/Records[A-F0-9]{8}/, 'table'],
];

function kindOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

/** What stands behind the bucket in the ARN of objects, up to the asterisk. */
const keysFrom = (resource: unknown): string => /"\/([^"*]*)\*"/.exec(JSON.stringify(resource))?.[1] ?? '';

function allowedBy(statement: Statement): Allowed[] {
  if (statement.Effect !== 'Allow') return [];
  return [statement.Resource]
    .flat()
    .flatMap((resource) =>
      actionsOf(statement).map((action) => ({ action, kind: kindOf(resource), keysFrom: keysFrom(resource) })),
    );
}

/** What the role of a function allows, by the id of its construct; null where the stage has no such function. */
export function allowedTo(templates: readonly Template[], functionId: string): Allowed[] | null {
  const policies = templates.flatMap((template) => Object.values(resourcesOf(template, 'AWS::IAM::Policy')));
  const own = policies.filter(({ Properties: { Roles } }) =>
    (Roles as { Ref?: string }[]).some(({ Ref }) => Ref?.startsWith(`${functionId}Role`)),
  );
  if (own.length === 0) return null;
  return own
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .flatMap(allowedBy);
}

/** Whether a permission is the one by which a call is made. */
export function covers({ action, kind, keysFrom: from }: Allowed, call: Call): boolean {
  return action === call.action && kind === call.kind && (call.key === null || call.key.startsWith(from));
}
