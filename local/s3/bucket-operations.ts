import { addBucket, allBuckets, removeBucket, requireBucket, updateBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, emptyAnswer, xmlAnswer } from './call.ts';
import { S3Error } from './errors.ts';
import { readTextBody, readXmlBody } from './read-xml-body.ts';
import { childText, element, parseXml, textElement, xmlDocument } from './xml.ts';

/** CreateBucket. The owner, who is the only one here, may repeat it. */
export async function createBucket(call: Call): Promise<Answer> {
  const name = bucketOf(call.request);
  const body = await readTextBody(call);
  const place =
    body.trim() === '' ? undefined : childText(parseXml(body, 'CreateBucketConfiguration'), 'LocationConstraint');
  if (place !== undefined && place !== call.store.region) {
    const message = `The ${place} location constraint is incompatible with the region ${call.store.region} of this endpoint.`;
    throw new S3Error('IllegalLocationConstraintException', message);
  }
  addBucket(call.store.index, name, call.store.identity.now());
  return emptyAnswer(200, { location: `/${name}` });
}

/** HeadBucket. */
export function headBucket(call: Call): Answer {
  requireBucket(call.store.index, bucketOf(call.request));
  return emptyAnswer(200, { 'x-amz-bucket-region': call.store.region });
}

/** DeleteBucket. */
export function deleteBucket(call: Call): Answer {
  removeBucket(call.store.index, bucketOf(call.request));
  return emptyAnswer(204);
}

/** ListBuckets, all of them on one page. */
export function listBuckets(call: Call): Answer {
  const buckets = allBuckets(call.store.index).map((bucket) =>
    element(
      'Bucket',
      textElement('Name', bucket.name),
      textElement('CreationDate', new Date(bucket.createdAt).toISOString()),
      textElement('BucketRegion', call.store.region),
    ),
  );
  const owner = element('Owner', textElement('ID', 'local'), textElement('DisplayName', 'local'));
  return xmlAnswer(xmlDocument('ListAllMyBucketsResult', owner, element('Buckets', ...buckets)));
}

/** GetBucketLocation. */
export function getLocation(call: Call): Answer {
  requireBucket(call.store.index, bucketOf(call.request));
  const document = xmlDocument('LocationConstraint', call.store.region);
  return xmlAnswer(document);
}

/** GetBucketVersioning. A bucket that never had versioning has no status. */
export function getVersioning(call: Call): Answer {
  const { versioning } = requireBucket(call.store.index, bucketOf(call.request));
  return xmlAnswer(
    xmlDocument('VersioningConfiguration', textElement('Status', versioning === '' ? undefined : versioning)),
  );
}

/** PutBucketVersioning. */
export async function putVersioning(call: Call): Promise<Answer> {
  const name = bucketOf(call.request);
  requireBucket(call.store.index, name);
  const body = await readXmlBody(call, 'VersioningConfiguration');
  if (childText(body, 'MfaDelete') === 'Enabled') throw new S3Error('NotImplemented', 'MFA delete is not implemented.');
  const versioning = childText(body, 'Status');
  if (versioning !== 'Enabled' && versioning !== 'Suspended') {
    throw new S3Error('MalformedXML', 'The versioning status is Enabled or Suspended');
  }
  updateBucket(call.store.index, { ...requireBucket(call.store.index, name), versioning });
  return emptyAnswer(200);
}
