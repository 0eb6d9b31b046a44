import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataFlows } from '../../docs/data-flow.ts';
import { deployment } from '../../docs/deployed-resources.ts';
import { architecturePage } from '../../docs/generate-architecture.ts';

const flows = dataFlows(deployment('test'));
const written = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');

test('the diagram shows the stacks as they are; if not, run npx node docs/generate-architecture.ts', () => {
  expect(written).toBe(architecturePage(written));
});

test('a file goes from the arrivals to a queue, to the function that reads it, and its counts to the table', () => {
  const steps = [
    'flow/ArrivedFiles/Queue > flow/FileArrived/Function',
    'keep/Arrivals > flow/FileArrived/Function',
    'flow/FileArrived/Function > keep/Records',
    'flow/FileArrived/Function > flow/ReturnsToPublish/Queue',
    'flow/PublishReturn/Function > keep/Returns',
  ];
  expect(flows.map(({ from, to }) => `${from.path} > ${to.path}`)).toEqual(expect.arrayContaining(steps));
});

test('no function but the one that reads files, and the pages, may open what was sent', () => {
  const readers = flows.filter(({ from, to }) => from.path === 'keep/Arrivals' && to.type === 'AWS::Lambda::Function');
  const allowed = /^(flow\/FileArrived|site\/)/;
  expect(readers.map(({ to }) => to.path).filter((path) => !allowed.test(path))).toEqual([]);
});
