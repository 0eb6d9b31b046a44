import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createStoreClients, type StoreClients } from '../../../functions/edges/stores.ts';
import { embeddedServer, LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/settings.ts';
import type { Service, WireAnswer, WireRequest } from './wire.ts';

export type Clients = StoreClients & { sqs: SQSClient; sns: SNSClient };

/** Does what a request asks for, in place of a network. */
export type Line = (service: Service, request: WireRequest) => Promise<WireAnswer>;

type Waits = { capacity: number; retryBackoffStrategy: { setDelayBase(): void; computeNextBackoffDelay(): number } };

/** The SDK decides by itself what it asks again and how often; only between two attempts it does not wait here. */
const noWait: Omit<Waits, 'capacity'> = {
  retryBackoffStrategy: { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 },
};

type Config = { requestHandler: unknown; retryStrategy: () => Promise<object>; httpAuthSchemes: readonly object[] };

/** Nobody here looks at a signature. */
const unsigned = { signer: { sign: async (request: unknown) => request } };

function putOn(line: Line, service: Service, config: Config): void {
  config.requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: WireRequest) => ({ response: await line(service, request) }),
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    destroy: () => {},
  };
  config.httpAuthSchemes = config.httpAuthSchemes.map((scheme) => ({ ...scheme, ...unsigned }));
  const real = config.retryStrategy;
  config.retryStrategy = async () => Object.assign(await real(), noWait);
}

const SERVER = embeddedServer('http://127.0.0.1:1');
const SETTINGS = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, endpoint: SERVER.endpoint };

/** Clients of the SDK as the product makes them, whose requests do not leave the process. */
export function clientsOn(line: Line): Clients {
  const { s3, dynamodb } = createStoreClients({ s3: SERVER, dynamodb: SERVER });
  const [sqs, sns] = [new SQSClient(SETTINGS), new SNSClient(SETTINGS)];
  for (const [service, client] of Object.entries({ s3, dynamodb, sqs, sns })) {
    putOn(line, service as Service, client.config as unknown as Config);
  }
  return { s3, dynamodb, sqs, sns };
}
