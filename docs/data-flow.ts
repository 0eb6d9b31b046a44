import type { Deployed, Deployment } from './deployed-resources.ts';

/** Data goes `from` one thing `to` another; `isAside`: only what could not be done. */
export type Flow = { from: Deployed; to: Deployed; isAside: boolean };

/** What data flow through or stay in; other resources say how, and who may. */
const PLACES = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::Events::Rule',
  'AWS::StepFunctions::StateMachine',
  'AWS::Scheduler::Schedule',
  'AWS::ApiGatewayV2::Api',
  'AWS::CloudFront::Distribution',
  'AWS::Cognito::UserPool',
];
const OF_ROLES = ['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine', 'AWS::Scheduler::Schedule'];

const READS = /^(s3:Get(Object|ObjectVersion)|dynamodb:(Get|BatchGet|Query))/;
const WRITES =
  /^(s3:PutObject|dynamodb:(Put|Update|BatchWrite)|sqs:SendMessage|sns:Publish|lambda:Invoke|states:Start)/;

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

const isPlace = ({ type }: Deployed): boolean => PLACES.includes(type);

function ofType({ resources }: Deployment, type: string): Deployed[] {
  return resources.filter((one) => one.type === type);
}

function between(from: readonly Deployed[], to: readonly Deployed[]): Flow[] {
  return from
    .filter(isPlace)
    .flatMap((one) => to.filter(isPlace).map((other) => ({ from: one, to: other, isAside: false })));
}

/** What roles allow: who reads where, writes where, and calls whom. */
function byRights(deployment: Deployment): Flow[] {
  const { resources, referred } = deployment;
  const holdersOf = (role: Deployed) =>
    resources.filter(({ type, stack, properties: { Role, RoleArn, Target } }) => {
      return OF_ROLES.includes(type) && referred(stack, [Role, RoleArn, Target]).includes(role);
    });
  return ofType(deployment, 'AWS::IAM::Policy').flatMap(({ stack, properties }) => {
    const holders = referred(stack, properties.Roles).flatMap(holdersOf);
    const { Statement } = properties.PolicyDocument as { Statement: Statement[] };
    return Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action, Resource }) => {
      const things = referred(stack, Resource);
      const does = (what: RegExp) => [Action].flat().some((action) => what.test(action));
      return [...(does(READS) ? between(things, holders) : []), ...(does(WRITES) ? between(holders, things) : [])];
    });
  });
}

/** What services hand on by themselves: from queues to functions, from buckets by rules to queues, dead letters. */
function byService(deployment: Deployment): Flow[] {
  const { referred } = deployment;
  const sources = ofType(deployment, 'AWS::Lambda::EventSourceMapping').flatMap(({ stack, properties }) =>
    between(referred(stack, properties.EventSourceArn), referred(stack, properties.FunctionName)),
  );
  const rules = ofType(deployment, 'AWS::Events::Rule').flatMap((rule) => {
    const targets = [rule.properties.Targets ?? []].flat() as { Arn?: unknown }[];
    const from = between(referred(rule.stack, rule.properties.EventPattern), [rule]);
    return [
      ...from,
      ...between(
        [rule],
        targets.flatMap(({ Arn }) => referred(rule.stack, Arn)),
      ),
    ];
  });
  const aside = ofType(deployment, 'AWS::SQS::Queue').flatMap((queue) =>
    between([queue], referred(queue.stack, queue.properties.RedrivePolicy)).map((flow) => ({ ...flow, isAside: true })),
  );
  return [...sources, ...rules, ...aside];
}

/** Every way that data take between the resources of the stacks, each once. */
export function dataFlows(deployment: Deployment): Flow[] {
  const named = [...byService(deployment), ...byRights(deployment)].filter(({ from, to }) => from !== to);
  return [...new Map(named.map((flow) => [`${flow.from.path}>${flow.to.path}>${flow.isAside}`, flow])).values()];
}
