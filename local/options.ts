import { parseArgs } from 'node:util';
import { DEFAULT_DATA } from './settings.ts';
import { UsageError } from './usage-error.ts';

export type LocalOptions = {
  port: number;
  s3Port: number;
  dynamodbPort: number;
  data: string;
  samples: boolean;
  quiet: boolean;
};

export const usage = `npm start -- [options]
  --port 8080            port of the web pages (0 means any free port)
  --s3-port 9000         port of the embedded S3
  --dynamodb-port 8000   port of the embedded DynamoDB
  --data DIR             where everything is kept (default .data)
  --no-samples           start without the synthetic sample files
  --quiet                print nothing but the ready line`;

function portOf(text: string, option: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--${option} takes a port from 0 to 65535, not "${text}"`);
  }
  return port;
}

/** Reads the options of `npm start`. Throws `UsageError`. */
export function readLocalOptions(args: readonly string[]): LocalOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        's3-port': { type: 'string', default: '9000' },
        'dynamodb-port': { type: 'string', default: '8000' },
        data: { type: 'string', default: DEFAULT_DATA },
        samples: { type: 'boolean', default: true },
        quiet: { type: 'boolean', default: false },
      },
      allowNegative: true,
    });
    return {
      port: portOf(values.port, 'port'),
      s3Port: portOf(values['s3-port'], 's3-port'),
      dynamodbPort: portOf(values['dynamodb-port'], 'dynamodb-port'),
      data: values.data,
      samples: values.samples,
      quiet: values.quiet,
    };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}
