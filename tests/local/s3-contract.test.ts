import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bucketChecks } from './s3-contract/buckets.ts';
import { clientOf, endpoints, type Running } from './s3-contract/endpoints.ts';
import { objectChecks } from './s3-contract/objects.ts';
import { presignedChecks } from './s3-contract/presigned.ts';
import type { Check, Subject } from './s3-contract/subject.ts';
import { uploadChecks } from './s3-contract/uploads.ts';

const suffix = Date.now().toString(36);

async function makeSubject(url: string): Promise<Subject> {
  const subject = {
    client: clientOf(url),
    url,
    bucket: `contract-${suffix}`,
    versioned: `contract-versioned-${suffix}`,
  };
  for (const Bucket of [subject.bucket, subject.versioned]) {
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-2' } as const;
    await subject.client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  }
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await subject.client.send(new PutBucketVersioningCommand({ Bucket: subject.versioned, VersioningConfiguration }));
  return subject;
}

for (const endpoint of endpoints) {
  const title = endpoint.absent === null ? endpoint.name : `${endpoint.name} (skipped: ${endpoint.absent})`;
  describe.skipIf(endpoint.absent !== null)(`S3 as the product uses it: ${title}`, () => {
    let running: Running | undefined;
    let subject: Subject | undefined;

    beforeAll(async () => {
      running = await endpoint.start();
      subject = await makeSubject(running.url);
    });
    afterAll(async () => {
      subject?.client.destroy();
      await running?.stop();
    });

    const check: Check = (name, run) => {
      const exception = endpoint.exceptions[name];
      it.skipIf(exception !== undefined)(
        exception === undefined ? name : `${name} (exception: ${exception})`,
        async () => {
          if (subject === undefined) throw new Error('the endpoint did not start');
          await run(subject);
        },
      );
    };
    bucketChecks(check);
    objectChecks(check);
    uploadChecks(check);
    presignedChecks(check);
  });
}
