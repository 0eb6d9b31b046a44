import { parseArgs } from 'node:util';
import { type Console, demandCredentials, Missing, stageAsked } from './command-line.ts';

/**
 * `deploy --stage test [--yes]`: deploys all stacks of a stage, those that hold data first. `--yes` asks nothing where
 * rights are widened. A protected stage has to have somebody to tell. Answers with the exit code.
 */
export async function deployStage(args: readonly string[], console: Console): Promise<number> {
  const options = { stage: { type: 'string' }, yes: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { stage, region, alarmsTo, terminationProtection } = stageAsked(values.stage);
  if (alarmsTo.length === 0) {
    const nobody = `Alarms of the stage '${stage}' reach nobody: 'alarmsTo' in infra/stage-config.ts is empty.`;
    if (terminationProtection) throw new Missing(`${nobody} Enter an address, and try again. Nothing was done.`);
    console.say(nobody);
  }
  await demandCredentials(console, region);
  const approval = values.yes ? ['--require-approval', 'never'] : [];
  const code = console.cdk(['deploy', '--all', '-c', `stage=${stage}`, ...approval]);
  if (code !== 0) {
    console.say(
      'The deployment did not end well; what it says is above. The first time in an account and region, ' +
        `\`npx cdk bootstrap aws://<account>/${region}\` has to come before.`,
    );
  }
  return code;
}
