import { type Bucket, requireBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, emptyAnswer, objectOf, type Store, xmlAnswer } from './call.ts';
import { versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import { readXmlBody, requirePromise } from './read-xml-body.ts';
import { dropVersion, findVersion, pushVersion, unreferenced } from './versions.ts';
import { childText, element, textElement, type XmlElement, xmlDocument } from './xml.ts';

const maxKeys = 1000;
const nothingKept = { headers: {}, metadata: {}, checksum: null };

type Target = { key: string; versionId: string | undefined };
type Deletion = { versionId: string | null; marker: boolean; blobs: string[] };

function deleteVersion(store: Store, bucket: Bucket, target: Target): Deletion {
  const version = findVersion(store.index, bucket.name, target.key, target.versionId);
  if (version === null) return { versionId: target.versionId ?? null, marker: false, blobs: [] };
  return { versionId: version.versionId, marker: version.deleteMarker, blobs: dropVersion(store.index, version) };
}

/** Without a version id, versioning decides: a delete marker on top, or the object gone. */
function deleteOne(store: Store, bucket: Bucket, target: Target): Deletion {
  if (target.versionId !== undefined) return deleteVersion(store, bucket, target);
  if (bucket.versioning === '') return { ...deleteVersion(store, bucket, target), versionId: null };
  const draft = {
    key: target.key,
    deleteMarker: true,
    size: 0,
    etag: '',
    modifiedAt: store.identity.now(),
    properties: nothingKept,
    tags: [],
  };
  const { version, replacedBlobs } = pushVersion(store.index, bucket, draft, []);
  return { versionId: version.versionId, marker: true, blobs: replacedBlobs };
}

async function deleteAll(store: Store, name: string, targets: readonly Target[]) {
  const { bucket, deletions, freed } = store.index.transaction(() => {
    const bucket = requireBucket(store.index, name);
    const deletions = targets.map((target) => deleteOne(store, bucket, target));
    const blobs = deletions.flatMap((deletion) => deletion.blobs);
    return { bucket, deletions, freed: unreferenced(store.index, blobs) };
  });
  await store.blobs.remove(freed);
  return { bucket, deletions };
}

/** DeleteObject. Deleting what is not there succeeds, as in S3. */
export async function deleteObject(call: Call): Promise<Answer> {
  const { bucket: name, key } = objectOf(call.request);
  if (call.request.headers.has('if-match'))
    throw new S3Error('NotImplemented', 'Conditional deletes are not implemented.');
  const target = { key, versionId: call.request.query.get('versionId') };
  const { bucket, deletions } = await deleteAll(call.store, name, [target]);
  const [deletion] = deletions;
  const version = deletion?.versionId ? versionHeader(bucket, deletion.versionId) : {};
  return emptyAnswer(204, { ...version, ...(deletion?.marker ? { 'x-amz-delete-marker': 'true' } : {}) });
}

function readTarget(object: XmlElement): Target {
  const key = childText(object, 'Key');
  if (!key) throw new S3Error('MalformedXML', 'An Object has no Key');
  const other = object.names.find((name) => name !== 'Key' && name !== 'VersionId');
  if (other !== undefined) throw new S3Error('NotImplemented', `DeleteObjects by ${other} is not implemented.`);
  return { key, versionId: childText(object, 'VersionId') };
}

function deletedElement(bucket: Bucket, target: Target, deletion: Deletion): string {
  const asked = textElement('VersionId', target.versionId);
  if (!deletion.marker || bucket.versioning === '') return element('Deleted', textElement('Key', target.key), asked);
  const marker = [textElement('DeleteMarker', true), textElement('DeleteMarkerVersionId', deletion.versionId)];
  return element('Deleted', textElement('Key', target.key), asked, ...marker);
}

/** DeleteObjects: up to 1,000 keys in one transaction. */
export async function deleteObjects(call: Call): Promise<Answer> {
  const body = await readXmlBody(call, 'Delete', requirePromise(call.request));
  const targets = body.children('Object').map(readTarget);
  if (targets.length === 0 || targets.length > maxKeys) {
    throw new S3Error('MalformedXML', `A Delete names 1 to ${maxKeys} objects`);
  }
  const { bucket, deletions } = await deleteAll(call.store, bucketOf(call.request), targets);
  if (childText(body, 'Quiet') === 'true') return xmlAnswer(xmlDocument('DeleteResult'));
  const elements = targets.flatMap((target, i) => {
    const deletion = deletions[i];
    return deletion === undefined ? [] : [deletedElement(bucket, target, deletion)];
  });
  return xmlAnswer(xmlDocument('DeleteResult', ...elements));
}
