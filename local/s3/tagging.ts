import { requireBucket } from './buckets.ts';
import { type Answer, type Call, emptyAnswer, objectOf, xmlAnswer } from './call.ts';
import { versionHeader } from './create-object.ts';
import { readableVersion } from './get-object.ts';
import { checkTags } from './properties.ts';
import { readXmlBody } from './read-xml-body.ts';
import type { Tag } from './versions.ts';
import { childText, element, parseXml, textElement, type XmlElement, xmlDocument } from './xml.ts';

function find(call: Call) {
  const { bucket: name, key } = objectOf(call.request);
  const bucket = requireBucket(call.store.index, name);
  const version = readableVersion(call.store.index, bucket, key, call.request.query.get('versionId'));
  return { version, headers: versionHeader(bucket, version.versionId) };
}

function tagsIn(tagging: XmlElement): Tag[] {
  const elements = tagging.children('TagSet').flatMap((set) => set.children('Tag'));
  const tags = elements.map((tag): Tag => [childText(tag, 'Key') ?? '', childText(tag, 'Value') ?? '']);
  checkTags(tags);
  return tags;
}

/** Reads a Tagging document, as PutObjectTagging and the `tagging` field of a form carry it. */
export function parseTagging(document: string): Tag[] {
  return tagsIn(parseXml(document, 'Tagging'));
}

function setTags(call: Call, tags: readonly Tag[]): Record<string, string> {
  const { version, headers } = find(call);
  call.store.index.run('UPDATE version SET tags = ? WHERE id = ?', JSON.stringify(tags), version.id);
  return headers;
}

/** GetObjectTagging. */
export function getTagging(call: Call): Answer {
  const { version, headers } = find(call);
  const tags = version.tags.map(([key, value]) => element('Tag', textElement('Key', key), textElement('Value', value)));
  return xmlAnswer(xmlDocument('Tagging', element('TagSet', ...tags)), headers);
}

/** PutObjectTagging: all tags are replaced; the body and its event are not touched. */
export async function putTagging(call: Call): Promise<Answer> {
  find(call);
  const tags = tagsIn(await readXmlBody(call, 'Tagging'));
  return emptyAnswer(200, setTags(call, tags));
}

/** DeleteObjectTagging. */
export function deleteTagging(call: Call): Answer {
  return emptyAnswer(204, setTags(call, []));
}
