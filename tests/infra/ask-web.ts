import { createApi } from '../../functions/handlers/api/api.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { httpEvent, lambdaContext } from '../../local/http-event.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';

const QUARTER = '2025-26-Q1';
const AREA = 'E08000026';

/** Asks the web function what the events of a quarter do not: to publish, to give rows back, to list and to show. */
export async function askWeb(deps: FileArrivedDeps & PublishDeps): Promise<void> {
  const api = createApi({ ...deps, s3Url: null, ...onOneMachine('Ann Analyst') });
  const ask = async (method: string, target: string, body?: unknown) => {
    const event = httpEvent({
      id: 'r',
      at: deps.now(),
      method,
      target,
      headers: { host: 'bcf.example', 'content-type': 'application/json' },
      sourceIp: '127.0.0.1',
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
    });
    const { statusCode = 0, body: text = '' } = await api(event, lambdaContext('r'));
    if (statusCode >= 400) throw new Error(`${method} ${target} was answered by ${statusCode}: ${text}`);
    return text;
  };
  await ask('POST', '/api/v1/returns', { area: AREA, quarter: '2025-26-Q2' });
  const { submissions } = JSON.parse(await ask('GET', '/api/v1/submissions?outcome=accepted'));
  await ask('GET', `/submissions/${submissions[0].submission}/rows/good.csv`);
  for (const page of ['/', '/files', '/returns', '/audit', `/returns/${QUARTER}/${AREA}`, '/upload'])
    await ask('GET', page);
}
