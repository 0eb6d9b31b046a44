import { spellFile, spellRows } from './good-rows.ts';
import { type HostileFile, textOf } from './hostile-file.ts';

const GOOD = spellFile(spellRows(3));

const UNKNOWN = { outcome: 'rejected', codes: ['unknown-source'] } as const;
const READ = { outcome: 'accepted-with-warnings', codes: ['rule-not-applied'] } as const;

function at(key: string, name: string, expected: Pick<HostileFile, 'outcome' | 'codes'>): HostileFile {
  return { name, key, ...expected, parts: () => textOf(GOOD) };
}

/** Good files under keys that try to lead somewhere else. */
export const oddKeyFiles: readonly HostileFile[] = [
  at('sus-apc/../x.csv', 'a feed that climbs', UNKNOWN),
  at('sus-apc/%2e%2e/x.csv', 'a feed that climbs in disguise', UNKNOWN),
  at('../../etc/passwd', 'a key that climbs', UNKNOWN),
  at('sus-apc//x.csv', 'no feed', UNKNOWN),
  at('sus-apc/coventry', 'no file name', UNKNOWN),
  at(`sus-apc/${'f'.repeat(300)}/x.csv`, 'a feed of 300 letters', UNKNOWN),
  at('sus-apc/côventry/x.csv', 'a feed with accents', UNKNOWN),
  at('sus-apc/covеntry/x.csv', 'a feed with a Cyrillic letter', UNKNOWN),
  at('sus-apc/<script>/x.csv', 'a feed of markup', UNKNOWN),
  at('__proto__/constructor/x.csv', 'a source that programs use themselves', UNKNOWN),
  at('sus-apc/hostile/../../../x.csv', 'a file name that climbs', READ),
  at('sus-apc/hostile/<script>alert(1)</script>.csv', 'a file name of markup', READ),
  at('sus-apc/hostile/a\nb\r\nc.csv', 'a file name of three lines', READ),
  at('sus-apc/hostile/\u0001\u0007\u001b[31mred\u007f.csv', 'a file name of control characters', READ),
  at('sus-apc/hostile/\u202evsc.lirpa', 'a file name that is shown backwards', READ),
  at('sus-apc/hos\u0001tile/x.csv', 'a feed with a control character', UNKNOWN),
  at('sus-apc/hostile/9434765919 Petra Plantedova.csv', 'a file name that says who somebody is', {
    outcome: 'rejected',
    codes: ['identifiable-data'],
  }),
  at('sus-apc/hostile/=HYPERLINK("http://evil.example").csv', 'a file name that is a formula', READ),
  at(`sus-apc/hostile/${'n'.repeat(900)}.csv`, 'a file name of 900 letters', READ),
];
