import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';

/** Deletes every version of every object of a bucket, locked ones too, and says how many there were. */
export async function emptyBucket(client: S3Client, Bucket: string): Promise<number> {
  let deleted = 0;
  while (true) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return deleted;
    const Delete = { Objects, Quiet: true };
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete, BypassGovernanceRetention: true }),
    );
    if (Errors.length > 0)
      throw new Error(`${Errors.length} objects of ${Bucket} were not deleted: ${Errors[0]?.Code}`);
    deleted += Objects.length;
  }
}
