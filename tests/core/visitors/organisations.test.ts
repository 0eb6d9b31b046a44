import { describe, expect, it } from 'vitest';
import { DEEDS, type Deed, mayDo } from '../../../functions/core/visitors/deeds.ts';
import { visitorOfGroups } from '../../../functions/core/visitors/organisations.ts';
import { seenComparison } from '../../../functions/core/visitors/seen-comparison.ts';
import { ROLES } from '../../../functions/core/visitors/visitor.ts';

const organisations = {
  coventry: { areas: ['E08000026'], feeds: ['coventry'] },
  'coventry-icb': { areas: ['E08000026', 'E10000031'], feeds: ['icb'] },
  england: { areas: 'all' as const, feeds: [] },
};
const of = (...groups: string[]) => visitorOfGroups('Ann', groups, organisations);

describe('somebody by their groups', () => {
  it('may see what all their organisations may see, and do what their roles allow', () => {
    expect(of('org-coventry', 'org-coventry-icb', 'role-reviewer', 'role-provider')).toEqual({
      name: 'Ann',
      roles: ['provider', 'reviewer'],
      areas: ['E08000026', 'E10000031'],
      feeds: ['coventry', 'icb'],
    });
  });

  it('may see every area where one organisation may, and sends files only under the feeds of theirs', () => {
    expect(of('org-england', 'org-coventry')).toMatchObject({ areas: 'all', feeds: ['coventry'] });
  });

  it.each([[[]], [['org-elsewhere']], [['coventry']], [['ORG-coventry']], [['org-__proto__', 'org-constructor']]])(
    'may see nothing by the groups %j',
    (groups) => {
      expect(of(...groups)).toMatchObject({ areas: [], feeds: [], roles: [] });
    },
  );

  it('has no role by a group that only looks like one', () => {
    expect(of('role-', 'role-admin', 'provider', 'role-provider ').roles).toEqual([]);
  });
});

describe('what a role allows', () => {
  it.each<[Deed, string]>([
    ['send', 'provider'],
    ['answer', 'provider'],
    ['confirm', 'provider reviewer'],
    ['withdraw', 'provider reviewer'],
    ['take-rows', 'provider reviewer'],
    ['publish', 'provider reviewer certifier'],
    ['sign', 'provider reviewer certifier'],
    ['unlock', 'reviewer certifier'],
  ])('to %s one is %s', (deed, roles) => {
    expect(ROLES.filter((role) => mayDo({ roles: [role] }, deed)).join(' ')).toBe(roles);
    expect(mayDo({ roles: [] }, deed)).toBe(false);
  });

  it('is said of every deed', () => {
    expect(Object.keys(DEEDS)).toHaveLength(8);
  });
});

describe('a comparison with boards that somebody may not see', () => {
  const comparison = {
    metric: 'm',
    period: '2025-26-Q1',
    boards: 13,
    median: 0.6123,
    medianDisplay: '0.61',
    lowest: 0.1,
    highest: 0.9,
    place: 3,
    position: 'better' as const,
  };

  it('is whole where they may see each of them', () => {
    expect(seenComparison(comparison, 0)).toEqual(comparison);
  });

  it('says no exact number of another board where there are many, and nothing where there are few', () => {
    expect(seenComparison(comparison, 5)).toEqual({ ...comparison, median: null, lowest: null, highest: null });
    expect(seenComparison(comparison, 4)).toBeNull();
  });
});
