import { readFileSync } from 'node:fs';
import { matchPath } from '../../functions/handlers/api/route.ts';

type Schema = Record<string, unknown> & {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  pattern?: string;
};

type Response = { $ref?: string; content?: Record<string, { schema?: Schema }> };
type Operation = { operationId: string; responses: Record<string, Response> };

type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};

/** The published description of the API. It is JSON below its first line of comment. */
export const apiDocument: Document = JSON.parse(
  readFileSync(new URL('../../schemas/api.yaml', import.meta.url), 'utf8').replace(/^#.*$/m, ''),
);

function resolve<T extends { $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  const found = apiDocument.components[kind]?.[name];
  if (found === undefined) throw new Error(`${value.$ref} is not in schemas/api.yaml`);
  return found as T;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function typeFaults(schema: Schema, value: unknown): string[] {
  const allowed = [schema.type ?? []].flat();
  const given = typeOf(value);
  const isAllowed =
    allowed.length === 0 || allowed.includes(given) || (given === 'integer' && allowed.includes('number'));
  if (!isAllowed) return [`is ${given}, not ${allowed.join(' or ')}`];
  if (schema.const !== undefined && schema.const !== value) return [`is not ${schema.const}`];
  if (schema.enum && value !== null && !schema.enum.includes(value))
    return [`is "${value}", not one of ${schema.enum.join(', ')}`];
  const isOther = schema.pattern !== undefined && typeof value === 'string' && !new RegExp(schema.pattern).test(value);
  return isOther ? [`"${value}" does not fit ${schema.pattern}`] : [];
}

function memberFaults(schema: Schema, value: object): string[] {
  const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `.${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const of = schema.properties?.[name] ?? schema.additionalProperties;
    if (!of) return schema.properties ? [`.${name} is not described`] : [];
    return schemaFaults(of, member).map((fault) => `.${name} ${fault}`);
  });
  return [...missing, ...wrong];
}

/** What of a value does not fit a JSON Schema, as far as schemas/api.yaml uses JSON Schema. */
export function schemaFaults(given: Schema, value: unknown): string[] {
  const schema = resolve(given);
  if (schema.anyOf) {
    const tried = schema.anyOf.map((each) => schemaFaults(each, value));
    return tried.some((faults) => faults.length === 0) ? [] : tried.flat();
  }
  const faults = typeFaults(schema, value);
  if (faults.length > 0) return faults;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => schemaFaults(items, item).map((fault) => `[${index}] ${fault}`)) : [];
  }
  return typeof value === 'object' && value !== null ? memberFaults(schema, value) : [];
}

/** What of an answer under /api/v1 is not as described: the status, the kind of content, the content. */
export function answerFaults(answer: {
  method: string;
  path: string;
  status: number;
  contentType: string;
  body: string;
}): string[] {
  const { method, path, status, contentType, body } = answer;
  const described = Object.entries(apiDocument.paths).find(([pattern]) => matchPath(pattern, path))?.[1];
  const operation = described?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
  if (!operation) return status === 404 || status === 405 ? [] : [`${method} ${path} is not described`];
  const response = operation.responses[status];
  if (!response) return [`${operation.operationId} may not answer ${status}`];
  const [type = ''] = contentType.split(';');
  const media = resolve(response).content?.[type];
  if (media && !media.schema) return [];
  const schema = media?.schema;
  if (!schema) return [`${operation.operationId} may not answer ${status} with ${contentType}`];
  return schemaFaults(schema, JSON.parse(body)).map((fault) => `${operation.operationId} ${status}: ${fault}`);
}
