import { expect } from 'vitest';
import type { Answer, TestApi } from '../../handlers/api-for-test.ts';
import { as, FILES, OWN, PLANTED, QUARTER, twoAreas } from './foreign-area.ts';
import { saidIn } from './said-in.ts';
import { stateOf } from './state-of.ts';

/** Ann of Coventry, who may do everything there and nothing elsewhere. */
const ANN = as('provider+reviewer+certifier');

type Asked = { headers?: Record<string, string>; body?: unknown };

/** A product of which Ann asks odd things, none of which is to change anything. */
export type AskedByAnn = {
  api: TestApi;
  ask(method: string, target: string, asked?: Asked): Promise<Answer>;
  tried(): number;
  expectUnchanged(): Promise<void>;
};

/** The product of two areas, and Ann at its door. */
export async function askedByAnn(): Promise<AskedByAnn> {
  const api = await twoAreas();
  const before = await stateOf(api);
  let tried = 0;
  return {
    api,
    ask: (method, target, asked = {}) => {
      tried += 1;
      return api.ask(method, target, { ...asked, headers: { ...ANN, ...asked.headers } });
    },
    tried: () => tried,
    expectUnchanged: async () => expect(await stateOf(api)).toBe(before),
  };
}

/** What Ann may name in an address, by the name of its place. */
export const OWN_NAMES: Readonly<Record<string, string>> = {
  area: OWN,
  code: OWN,
  id: FILES.own,
  quarter: QUARTER,
  file: 'return.json',
  metric: 'discharge-delay-average-days',
  name: 'upload.js',
};

/** An address of Ann's own that has the shape of a pattern. */
export const ownTarget = (pattern: string): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => OWN_NAMES[name] ?? '');

/** What is wrong with an answer to somebody who may not see what was asked for. */
export function faultsOf(target: string, answer: Answer): string[] {
  const said = saidIn(target, answer);
  const lines = Object.values({ ...answer.headers, cookies: answer.cookies.join() }).filter((text) =>
    /[\r\n]/.test(text),
  );
  return [
    ...PLANTED.filter((word) => said.includes(word)),
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...lines.map((line) => `header ${line}`),
    ...('x-injected' in answer.headers ? ['an injected header'] : []),
  ];
}
