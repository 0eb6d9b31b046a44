import { findBucket, requireBucket, updateBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, emptyAnswer, type Store, xmlAnswer } from './call.ts';
import { S3Error } from './errors.ts';
import { readXmlBody, requirePromise } from './read-xml-body.ts';
import type { S3Request } from './request.ts';
import { element, textElement, type XmlElement, xmlDocument } from './xml.ts';

type CorsRule = {
  id: string | null;
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
  maxAgeSeconds: number | null;
};

const methods = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];
const maxRules = 100;

function toRule(rule: XmlElement): CorsRule {
  const texts = (name: string) => rule.children(name).map((child) => child.text.trim());
  const [maxAge] = texts('MaxAgeSeconds');
  const read = {
    id: texts('ID')[0] ?? null,
    origins: texts('AllowedOrigin'),
    methods: texts('AllowedMethod'),
    headers: texts('AllowedHeader'),
    exposed: texts('ExposeHeader'),
    maxAgeSeconds: maxAge === undefined ? null : Number(maxAge),
  };
  const oneWildcard = [...read.origins, ...read.headers].every((pattern) => pattern.split('*').length <= 2);
  const valid =
    read.origins.length > 0 && read.methods.length > 0 && read.methods.every((name) => methods.includes(name));
  if (valid && oneWildcard && !Number.isNaN(read.maxAgeSeconds)) return read;
  throw new S3Error(
    'InvalidRequest',
    'A CORS rule needs origins and methods (GET, PUT, HEAD, POST, DELETE), with one * each at most',
  );
}

/** PutBucketCors. */
export async function putCors(call: Call): Promise<Answer> {
  const name = bucketOf(call.request);
  requireBucket(call.store.index, name);
  const body = await readXmlBody(call, 'CORSConfiguration', requirePromise(call.request));
  const rules = body.children('CORSRule').map(toRule);
  if (rules.length === 0 || rules.length > maxRules)
    throw new S3Error('MalformedXML', `Expecting 1 to ${maxRules} CORS rules`);
  updateBucket(call.store.index, { ...requireBucket(call.store.index, name), cors: JSON.stringify(rules) });
  return emptyAnswer(200);
}

function ruleElement(rule: CorsRule): string {
  return element(
    'CORSRule',
    textElement('ID', rule.id),
    ...rule.origins.map((origin) => textElement('AllowedOrigin', origin)),
    ...rule.methods.map((method) => textElement('AllowedMethod', method)),
    ...rule.headers.map((header) => textElement('AllowedHeader', header)),
    ...rule.exposed.map((header) => textElement('ExposeHeader', header)),
    textElement('MaxAgeSeconds', rule.maxAgeSeconds),
  );
}

function rulesOf(store: Store, name: string): CorsRule[] {
  return JSON.parse(findBucket(store.index, name)?.cors ?? '[]');
}

/** GetBucketCors. */
export function getCors(call: Call): Answer {
  const { name } = requireBucket(call.store.index, bucketOf(call.request));
  const rules = rulesOf(call.store, name);
  if (rules.length === 0) throw new S3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist');
  return xmlAnswer(xmlDocument('CORSConfiguration', ...rules.map(ruleElement)));
}

function matches(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === value;
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}

type Wanted = { origin: string; method: string; headers: string[] };

function allows(rule: CorsRule, wanted: Wanted): boolean {
  const patterns = rule.headers.map((header) => header.toLowerCase());
  return (
    rule.origins.some((pattern) => matches(pattern, wanted.origin)) &&
    rule.methods.includes(wanted.method) &&
    wanted.headers.every((header) => patterns.some((pattern) => matches(pattern, header)))
  );
}

function grant(rule: CorsRule, wanted: Wanted): Record<string, string> {
  const anyone = rule.origins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : wanted.origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(anyone ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(wanted.headers.length > 0 ? { 'access-control-allow-headers': wanted.headers.join(', ') } : {}),
    ...(rule.exposed.length > 0 ? { 'access-control-expose-headers': rule.exposed.join(', ') } : {}),
    ...(rule.maxAgeSeconds === null ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The CORS headers of a real answer, errors included; none when the bucket does not allow the origin. */
export function corsHeaders(store: Store, request: S3Request): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === undefined || request.bucket === null) return {};
  const wanted = { origin, method: request.method, headers: [] };
  const rule = rulesOf(store, request.bucket).find((candidate) => allows(candidate, wanted));
  return rule === undefined ? {} : grant(rule, wanted);
}

/** Answers a preflight, which browsers send without a signature. */
export function preflight(store: Store, request: S3Request): Answer {
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (origin === undefined || method === undefined) {
    throw new S3Error(
      'InvalidRequest',
      'Insufficient information. Origin and Access-Control-Request-Method are needed.',
    );
  }
  const asked = (request.headers.get('access-control-request-headers') ?? '').toLowerCase().split(',');
  const wanted = { origin, method, headers: asked.map((header) => header.trim()).filter((header) => header !== '') };
  const rule = rulesOf(store, bucketOf(request)).find((candidate) => allows(candidate, wanted));
  if (rule === undefined) throw new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  return emptyAnswer(200, grant(rule, wanted));
}
