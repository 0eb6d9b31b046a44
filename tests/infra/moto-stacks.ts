import type { Template } from 'aws-cdk-lib/assertions';
import { XMLParser } from 'fast-xml-parser';
import { cloudFormation } from './moto-server.ts';
import type { Resource } from './test-stage.ts';

/** What is created: where things are kept, and what carries them. Functions are run here, not there. */
const CREATED = [
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Events::Rule',
];

type Json = { Resources: Record<string, Resource & { DependsOn?: unknown }>; Outputs?: Record<string, unknown> };

/**
 * What the emulator takes of a template (moto 5.2): without the resources that it is not to create, the order of them,
 * the parameter and rule of CDK's bootstrap, and the tags of a key, which it reads in another shape.
 */
export function takenByMoto(template: Template): Json {
  const { Resources, Outputs } = structuredClone(template.toJSON()) as Json;
  const taken = Object.entries(Resources).filter(([, { Type }]) => CREATED.includes(Type));
  const ids = new Set(taken.map(([id]) => id));
  for (const [, resource] of taken) {
    delete resource.DependsOn;
    if (resource.Type === 'AWS::KMS::Key') delete resource.Properties.Tags;
  }
  const isAboutTaken = ([, output]: [string, unknown]) =>
    [...JSON.stringify(output).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].every(([, id = '']) => ids.has(id));
  const outputs = Object.entries(Outputs ?? {}).filter(isAboutTaken);
  return { Resources: Object.fromEntries(taken), Outputs: Object.fromEntries(outputs) };
}

const parser = new XMLParser({ isArray: (name) => name === 'member' });

type Described = { LogicalResourceId: string; PhysicalResourceId: string; ResourceType: string };

/** Creates a stack of what the emulator takes of a template; answers with what was created, by logical id. */
export async function createStack(url: string, name: string, template: Template): Promise<Map<string, Described>> {
  const TemplateBody = JSON.stringify(takenByMoto(template));
  await cloudFormation(url, { Action: 'CreateStack', StackName: name, TemplateBody });
  const found = parser.parse(await cloudFormation(url, { Action: 'DescribeStackResources', StackName: name }));
  const { StackResources } = found.DescribeStackResourcesResponse.DescribeStackResourcesResult;
  const members: Described[] = StackResources.member;
  return new Map(members.map((member) => [member.LogicalResourceId, member]));
}

/** The physical id of the one resource of a type whose logical id begins so. */
export function physicalId(resources: ReadonlyMap<string, Described>, type: string, beginning: string): string {
  const found = [...resources.values()].find(
    ({ ResourceType, LogicalResourceId }) => ResourceType === type && LogicalResourceId.startsWith(beginning),
  );
  if (!found) throw new Error(`The stack has no ${type} ${beginning}`);
  return found.PhysicalResourceId;
}
