import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What functions find in their environment, with places that are nowhere. */
const NOWHERE = {
  AWS_REGION: 'eu-west-2',
  STAGE: 'test',
  ARRIVALS_BUCKET: 'arrivals',
  EVIDENCE_BUCKET: 'evidence',
  RETURNS_BUCKET: 'returns',
  TABLE_NAME: 'records',
  ARRIVALS_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/arrivals',
  PUBLISH_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/returns',
  NOTICE_TOPIC_ARN: 'arn:aws:sns:eu-west-2:000000000000:notices',
  SITE_URL: 'https://bcf.example',
  SIGN_IN_POOL: 'eu-west-2_TestPool1',
  SIGN_IN_CLIENT: 'a-client',
  SIGN_IN_URL: 'https://bcf-test.auth.eu-west-2.amazoncognito.com',
  ORGANISATIONS: '{}',
};

export type Run = {
  /** The folder of a bundle. */
  folder: string;
  /** A function as code. It is given `load`, which gives what the bundle exports, and `spent`, the milliseconds of the processor so far. */
  code: string;
  /** What is otherwise in the environment than places that are nowhere. */
  variables?: Record<string, string>;
};

/** Loads a bundle in a process of its own, with nothing of this project in reach, as Lambda would, and does something with it. */
export async function runBundle({ folder, code, variables = {} }: Run): Promise<unknown> {
  const url = pathToFileURL(`${folder}/index.mjs`).href;
  const script = `
    const load = () => import(${JSON.stringify(url)});
    const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    const value = await (${code})({ load, spent });
    process.stdout.write('\\n' + JSON.stringify(value ?? null), () => process.exit(0));`;
  const env = { ...NOWHERE, LAMBDA_TASK_ROOT: folder, ...variables };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env });
  // What it logs comes before.
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Processor milliseconds that Node takes to begin (`node`), and that a bundle takes from there until it has made its
 * clients (`start`): medians of some rounds, in which both take turns.
 */
export async function startTimes(folder: string, rounds = 5): Promise<{ node: number; start: number }> {
  const [nodes, starts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    nodes.push(Number(await runBundle({ folder, code: '({ spent }) => spent()' })));
    starts.push(
      Number(await runBundle({ folder, code: 'async ({ load, spent }) => { await load(); return spent(); }' })),
    );
  }
  const node = median(nodes);
  return { node, start: median(starts) - node };
}
