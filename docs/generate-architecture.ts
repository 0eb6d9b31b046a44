import { readFileSync, writeFileSync } from 'node:fs';
import { dataFlows, type Flow } from './data-flow.ts';
import { type Deployed, type Deployment, deployment } from './deployed-resources.ts';

const STAGE = 'prod';
const BEGIN = '<!-- made by docs/generate-architecture.ts -->';
const END = '<!-- end -->';

const SHAPES: Record<string, [string, string]> = {
  'AWS::S3::Bucket': ['[(', ')]'],
  'AWS::DynamoDB::Table': ['[(', ')]'],
  'AWS::SQS::Queue': ['[[', ']]'],
  'AWS::Lambda::Function': ['(', ')'],
};

const kindOf = (type: string): string => type.split('::').at(-1) ?? type;
const nodeOf = ({ path }: Deployed): string => path.replaceAll(/[^A-Za-z0-9]/g, '_');
const stackOf = ({ path }: Deployed): string => path.split('/')[0] ?? '';

function line(one: Deployed): string {
  const [open, close] = SHAPES[one.type] ?? ['[', ']'];
  const name = one.path
    .split('/')
    .slice(1)
    .join(' / ')
    .replace(/ \/ (Function|Queue)$/, '');
  return `    ${nodeOf(one)}${open}"${name}<br>${kindOf(one.type)}"${close}`;
}

function arrowOf({ from, to, isAside }: Flow, flows: readonly Flow[]): string[] {
  const isBoth = flows.some((other) => other.from === to && other.to === from);
  if (isBoth && nodeOf(from) > nodeOf(to)) return [];
  return [`  ${nodeOf(from)} ${isAside ? '-.->' : isBoth ? '<-->' : '-->'} ${nodeOf(to)}`];
}

function diagram(deployed: Deployment): string {
  const flows = dataFlows(deployed);
  const places = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  const stacks = [...Map.groupBy(places, stackOf)].map(([stack, members]) =>
    [`  subgraph ${stack}`, ...members.map(line), '  end'].join('\n'),
  );
  return ['```mermaid', 'flowchart LR', ...stacks, ...flows.flatMap((flow) => arrowOf(flow, flows)), '```'].join('\n');
}

function counts({ resources }: Deployment): string {
  const byType = [...Map.groupBy(resources, ({ type }) => type)].sort();
  return [
    '| Resource | How many |',
    '| --- | --- |',
    ...byType.map(([type, all]) => `| ${type} | ${all.length} |`),
  ].join('\n');
}

/** The page docs/architecture.md with its diagram and its counts as the stacks of the stage `prod` are now. */
export function architecturePage(written: string): string {
  const deployed = deployment(STAGE);
  const made = `${BEGIN}\n${diagram(deployed)}\n\n${counts(deployed)}\n${END}`;
  const [before = '', after = ''] = [written.split(BEGIN)[0], written.split(END)[1]];
  return `${before}${made}${after}`;
}

if (import.meta.main) {
  const file = new URL('architecture.md', import.meta.url);
  writeFileSync(file, architecturePage(readFileSync(file, 'utf8')));
}
