import { describe, expect, it } from 'vitest';
import { issueRules, issueWords } from '../../../functions/core/words/issue-words.ts';

describe('every kind of fault', () => {
  it.each(issueRules.map((rule) => [rule.code, rule] as const))(
    '%s has an example, and says how far it reaches',
    (_, rule) => {
      expect(rule.levels).toHaveLength(issueWords[rule.code as keyof typeof issueWords].levels.length);
      expect(rule.levels.length).toBeGreaterThan(0);
      expect(rule.example.fault).not.toBe(rule.example.mended);
      expect(rule.mend).toMatch(/\.$/);
    },
  );
});
