import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { type StageConfig, stageConfig, stageNames } from './stage-config.ts';

/** Something that the person at the keyboard has to mend; its message says what and how. */
export class Missing extends Error {}

/** The world of a command: the CDK command line, whether AWS lets us in, and the terminal. */
export type Console = {
  cdk(args: readonly string[]): number;
  hasCredentials(region: string): Promise<boolean>;
  say(line: string): void;
};

const CDK = fileURLToPath(new URL('../node_modules/aws-cdk/bin/cdk', import.meta.url));
const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The settings of the stage that `--stage` names. There is no default: nobody deploys or destroys by accident. */
export function stageAsked(stage: string | undefined): StageConfig {
  const stages = stageNames().join(', ');
  if (stage === undefined) throw new Missing(`Which stage? Add --stage and one of: ${stages}.`);
  if (!stageNames().includes(stage)) throw new Missing(`There is no stage '${stage}'. There are: ${stages}.`);
  return stageConfig(stage);
}

/** Throws, saying what to do, where the AWS SDK finds no credentials in any of the usual places. */
export async function demandCredentials({ hasCredentials }: Console, region: string): Promise<void> {
  if (await hasCredentials(region)) return;
  throw new Missing(
    'There are no AWS credentials here. Sign in to the account first, for example by `aws sso login` and ' +
      '`export AWS_PROFILE=…`, and try again. Nothing was done.',
  );
}

/** The terminal of this machine. */
export function terminal(): Console {
  return {
    cdk: (args) => spawnSync(process.execPath, [CDK, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1,
    hasCredentials: (region) =>
      new S3Client({ region }).config.credentials().then(
        () => true,
        () => false,
      ),
    say: (line) => console.log(line),
  };
}

/** Runs a command to its exit code: 0 done, 1 failed, 2 where the person at the keyboard has to mend something. */
export async function exitCodeOf(command: () => Promise<number>, say: Console['say']): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof Missing) && !(error instanceof TypeError)) throw error;
    say(error.message);
    return 2;
  }
}
