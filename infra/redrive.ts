import { SQSClient } from '@aws-sdk/client-sqs';
import { exitCodeOf, terminal } from './command-line.ts';
import { redriveStage } from './redrive-stage.ts';

const console = terminal();
const redriver = { ...console, queuesOf: (region: string) => new SQSClient({ region }) };
process.exitCode = await exitCodeOf(() => redriveStage(process.argv.slice(2), redriver), console.say);
