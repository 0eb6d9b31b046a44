import { startS3 } from '../../../local/s3/start-s3.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

// A server in a process of its own, so that it can be killed at any moment.
const server = await startS3({ dir: process.argv[2] ?? '', port: 0, region: 'eu-west-2', ...credentials });
server.createBucket('arrivals', { versioned: true, notify: true });
process.stdout.write(`${server.url}\n`);
