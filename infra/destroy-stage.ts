import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Console, demandCredentials, Missing, stageAsked } from './command-line.ts';
import { type StageConfig, withoutItsData } from './stage-config.ts';

/** The world of destroying: what a command has, and what asks and deletes. */
export type Destroyer = Console & {
  ask(question: string): Promise<string>;
  emptyBucket(region: string, bucket: string): Promise<number>;
};

/** The stacks that hold nothing, last made first. */
const AROUND_DATA = ['watch', 'site', 'flow'];

function demandUnprotected(config: StageConfig): void {
  try {
    withoutItsData(config);
  } catch (error) {
    throw new Missing(error instanceof Error ? error.message : String(error));
  }
}

async function demandName({ ask }: Destroyer, stage: string): Promise<void> {
  const typed = await ask(
    `This deletes every file, report, return and record of the stage '${stage}', signed returns too. ` +
      'Nothing can bring them back. Type the name of the stage to go on: ',
  );
  if (typed.trim() !== stage) throw new Missing('That is not its name. Nothing was done.');
}

/** Has the buckets of data and the table go with their stack, and says what the buckets are called. */
function releaseData({ cdk }: Destroyer, stage: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-destroy-'));
  const file = join(folder, 'outputs.json');
  const stack = `bcf-${stage}-keep`;
  try {
    const context = ['-c', `stage=${stage}`, '-c', `deleteData=${stage}`];
    const code = cdk([
      'deploy',
      stack,
      ...context,
      '--exclusively',
      '--require-approval',
      'never',
      '--outputs-file',
      file,
    ]);
    if (code !== 0) throw new Missing('The data were not released, and nothing was deleted. What went wrong is above.');
    const outputs: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(outputs[stack] ?? {}).flatMap(([name, value]) => (name.endsWith('Bucket') ? [value] : []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `destroy --stage test [--delete-data]`: destroys what holds nothing, and leaves buckets, table and key as they are, to be
 * taken up by the next deployment. With `--delete-data`, and the name of the stage typed in, the data go as well; not where
 * the stage is protected. The audit trail, access logs and logs stay until they expire, and so does the key. Answers with the exit code.
 */
export async function destroyStage(args: readonly string[], destroyer: Destroyer): Promise<number> {
  const options = { stage: { type: 'string' }, 'delete-data': { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const config = stageAsked(values.stage);
  const { stage, region } = config;
  if (values['delete-data']) demandUnprotected(config);
  await demandCredentials(destroyer, region);
  if (values['delete-data']) await demandName(destroyer, stage);
  const stacks = AROUND_DATA.map((name) => `bcf-${stage}-${name}`);
  const code = destroyer.cdk(['destroy', ...stacks, '-c', `stage=${stage}`, '--exclusively', '--force']);
  if (code !== 0) return code;
  if (!values['delete-data']) {
    destroyer.say(`The data of the stage '${stage}' are kept, in the stack bcf-${stage}-keep.`);
    return 0;
  }
  for (const bucket of releaseData(destroyer, stage)) {
    destroyer.say(`${bucket}: ${await destroyer.emptyBucket(region, bucket)} versions deleted.`);
  }
  const context = ['-c', `stage=${stage}`, '-c', `deleteData=${stage}`];
  const last = destroyer.cdk(['destroy', `bcf-${stage}-keep`, ...context, '--exclusively', '--force']);
  if (last === 0) destroyer.say('Audit trail, access logs and logs stay until they expire; their key stays, too.');
  return last;
}
