import type { Settings } from '../functions/edges/env.ts';
import type { OtherServer } from '../functions/edges/stores.ts';

/** Where everything is kept unless `--data` says otherwise. */
export const DEFAULT_DATA = '.data';

/** The file in the data folder that holds messages. */
export const QUEUE_FILE = 'queue.db';

/** Who uses the product on this machine, until they try another name. */
export const VISITOR = 'Local user';

export const LOCAL_REGION = 'eu-west-2';
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export const ARRIVED_FILES = 'arrived-files';
export const RETURNS_TO_PUBLISH = 'returns-to-publish';
export const QUARTER_ENDS = 'quarter-ends';

/** The settings of the stack on this machine. `BCF_PREFERRED_FEEDS` names, by area code, the feed that counts. */
export function localSettings(variables: Record<string, string | undefined>): Settings {
  return {
    arrivalsBucket: 'bcf-arrivals',
    evidenceBucket: 'bcf-evidence',
    returnsBucket: 'bcf-returns',
    tableName: 'bcf',
    arrivalsQueueUrl: ARRIVED_FILES,
    publishQueueUrl: RETURNS_TO_PUBLISH,
    linkHours: 24 * 7,
    preferredFeeds: JSON.parse(variables.BCF_PREFERRED_FEEDS ?? '{}'),
  };
}

/** How the SDK speaks to a store of this machine. */
export function embeddedServer(endpoint: string): OtherServer {
  return { endpoint, region: LOCAL_REGION, ...LOCAL_CREDENTIALS };
}
