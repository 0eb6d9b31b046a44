import type { Visitor } from '../../../functions/core/visitors/visitor.ts';
import { createApi } from '../../../functions/handlers/api/api.ts';
import { allowUploads } from '../../../local/allow-uploads.ts';
import { onOneMachine } from '../../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../../local/web-server.ts';
import { startTestStack, type TestStack } from '../../end-to-end/stack-for-test.ts';

/** A running stack with its pages. */
export type WebStand = { team: TestStack; web: WebServer; close(): Promise<void> };

/** Everything on folders and ports of its own, as `npm start` starts it. */
export async function startWebStand(): Promise<WebStand> {
  const team = await startTestStack();
  const { fileArrived, publish, s3Url, clients, settings } = team.stack;
  const handler = createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') });
  const web = await startWebServer({ port: 0, handler });
  await allowUploads(clients.s3, settings.arrivalsBucket, web.url);
  return {
    team,
    web,
    close: async () => {
      await web.close();
      await team.close();
    },
  };
}

/** The cookie of somebody whom the person at this machine tries to be. */
export const cookieOf = (visitor: Visitor): string =>
  `visitor=${Buffer.from(JSON.stringify(visitor)).toString('base64url')}`;
