import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textEnd } from '../../../../functions/core/intake/scan/text-end.ts';
import { validLength } from '../../../../functions/core/intake/utf8-bytes.ts';

const encoder = new TextEncoder();
const text = fc.string({
  unit: fc.constantFrom('a', ',', '\n', 'é', '’', '\u{1f600}', '\u007f', '\u0001'),
  maxLength: 60,
});
const bytes = fc.oneof(
  text.map((value) => encoder.encode(value)),
  fc.tuple(text, fc.uint8Array({ maxLength: 8 }), text).map(([before, odd, after]) => {
    return Uint8Array.of(...encoder.encode(before), ...odd, ...encoder.encode(after));
  }),
);

describe('the end of the text in bytes', () => {
  it('is the first byte that is NUL or not UTF-8, from wherever one looks', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (all, from, behind) => {
        const held = Uint8Array.of(...new Uint8Array(from).fill(0xff), ...all, ...new Uint8Array(behind));
        const nul = all.indexOf(0);
        const expected = from + Math.min(validLength(all), nul < 0 ? all.length : nul);
        expect(textEnd(held, from, from + all.length)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });
});
