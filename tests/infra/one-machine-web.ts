import { createApi } from '../../functions/handlers/api/api.ts';
import { createDeps as createFileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createDeps as createPublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';

/** The web function as it is deployed, but for somebody who need not sign in. */
export const handler = createApi({
  ...createPublishDeps(process.env),
  ...createFileArrivedDeps(process.env),
  s3Url: null,
  ...onOneMachine('Ann Analyst'),
});
