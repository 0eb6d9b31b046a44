import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Upload } from '@aws-sdk/lib-storage';
import { createStoreClients } from '../../functions/edges/stores.ts';
import { ensureBuckets } from '../../local/buckets.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { embeddedServer, LOCAL_CREDENTIALS, LOCAL_REGION, localSettings } from '../../local/settings.ts';

/** Puts a file into the embedded S3 of a data folder; whoever opens the folder next finds that it has arrived. */
const [file = '', dataDir = ''] = process.argv.slice(2);
const settings = localSettings({});
const s3 = await startS3({ dir: join(dataDir, 's3'), port: 0, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
const clients = createStoreClients({ pathStyle: true, s3: embeddedServer(s3.url) });
await ensureBuckets({ s3, client: clients.s3, settings });
const params = { Bucket: settings.arrivalsBucket, Key: 'sus-apc/bench/extract.csv', Body: createReadStream(file) };
await new Upload({ client: clients.s3, params, partSize: 64 << 20, queueSize: 1 }).done();
clients.s3.destroy();
await s3.close();
