import { type App, Tags } from 'aws-cdk-lib';
import { acknowledgeFindings } from './acknowledged.ts';
import { FlowStack } from './stacks/flow-stack.ts';
import { KeepStack } from './stacks/keep-stack.ts';
import { SiteStack } from './stacks/site-stack.ts';
import { type Watchable, WatchStack } from './stacks/watch-stack.ts';
import type { StageConfig } from './stage-config.ts';

/** The stacks of one stage. */
export type Product = { keep: KeepStack; flow: FlowStack; site: SiteStack; watch: WatchStack };

function watchableIn(flow: FlowStack, site: SiteStack): Watchable {
  const { fileArrived, publishReturn, publishDue, quarterEnd } = flow.functions;
  return {
    functions: {
      FileArrived: fileArrived,
      PublishReturn: publishReturn,
      PublishDue: publishDue,
      QuarterEnd: quarterEnd,
      Api: site.api,
    },
    queues: { ArrivedFiles: flow.arrivedFiles, ReturnsToPublish: flow.returnsToPublish },
    deadLetters: {
      ArrivedFiles: flow.arrivedFiles.deadLetters,
      ReturnsToPublish: flow.returnsToPublish.deadLetters,
      MorningRuns: flow.schedule.notStarted,
      Notices: flow.notices.undelivered,
    },
    stateMachineArn: flow.quarterEnds.arn,
  };
}

/** Adds the stacks of one stage to the app: what is kept, what flows through it, and what watches over it. */
export function addStacks(app: App, config: StageConfig): Product {
  const { stage, region } = config;
  const tags = { product: 'better-care-fund-return', stage };
  for (const [name, value] of Object.entries(tags)) {
    Tags.of(app).add(name, value);
  }
  const common = { env: { region }, tags, config };
  const { terminationProtection } = config;
  const keep = new KeepStack(app, `bcf-${stage}-keep`, { ...common, terminationProtection });
  const flow = new FlowStack(app, `bcf-${stage}-flow`, { ...common, keep });
  const site = new SiteStack(app, `bcf-${stage}-site`, { ...common, keep, flow });
  const watch = new WatchStack(app, `bcf-${stage}-watch`, { ...common, keep, watchable: watchableIn(flow, site) });
  return { keep, flow, site, watch };
}

/** Adds one whole stage of the product to the app, with the findings of the rule packs that stand acknowledged. */
export function addProduct(app: App, config: StageConfig): Product {
  const product = addStacks(app, config);
  acknowledgeFindings(product);
  return product;
}
