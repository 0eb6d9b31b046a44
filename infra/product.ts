import { type App, Tags } from 'aws-cdk-lib';
import { FlowStack } from './stacks/flow-stack.ts';
import { KeepStack } from './stacks/keep-stack.ts';
import type { StageConfig } from './stage-config.ts';

/** Adds one whole stage of the product to the app: what is kept, and what flows through it. */
export function addProduct(app: App, config: StageConfig): { keep: KeepStack; flow: FlowStack } {
  const { region } = config;
  const tags = { product: 'better-care-fund-return', stage: config.stage };
  for (const [name, value] of Object.entries(tags)) {
    Tags.of(app).add(name, value);
  }
  const keep = new KeepStack(app, `bcf-${config.stage}-keep`, {
    env: { region },
    tags,
    terminationProtection: config.terminationProtection,
    config,
  });
  const flow = new FlowStack(app, `bcf-${config.stage}-flow`, { env: { region }, tags, config, keep });
  return { keep, flow };
}
