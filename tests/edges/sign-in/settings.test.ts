import { describe, expect, it } from 'vitest';
import { readSignInSettings } from '../../../functions/edges/sign-in/settings.ts';

const variables = {
  SIGN_IN_POOL: 'eu-west-2_Abc123',
  SIGN_IN_CLIENT: 'a-client',
  SIGN_IN_URL: 'https://bcf.auth.eu-west-2.amazoncognito.com',
  SITE_URL: 'https://bcf.example',
  ORGANISATIONS: '{"coventry":{"areas":["E08000026"],"feeds":["coventry"]},"england":{"areas":"all","feeds":[]}}',
};

describe('the settings of signing in', () => {
  it('are none where no pool is named', () => {
    expect(readSignInSettings({})).toBeNull();
  });

  it('say who may see what', () => {
    expect(readSignInSettings(variables)?.organisations.coventry).toEqual({
      areas: ['E08000026'],
      feeds: ['coventry'],
    });
  });

  it.each([
    ['SIGN_IN_CLIENT', undefined],
    ['SIGN_IN_URL', 'http://bcf.example'],
    ['SITE_URL', 'https://bcf.example/'],
    ['SITE_URL', 'bcf.example'],
    ['SIGN_IN_POOL', 'anything'],
  ])('are refused with %s as %s, which is named', (name, value) => {
    expect(() => readSignInSettings({ ...variables, [name]: value })).toThrow(name);
  });

  it.each([
    ['a board that there is not', '{"a":{"areas":["E99999999"],"feeds":[]}}'],
    ['the former code of a board', '{"a":{"areas":["E08000019"],"feeds":[]}}'],
    ['a feed in capitals', '{"a":{"areas":[],"feeds":["Coventry"]}}'],
    ['a name with spaces', '{"a b":{"areas":[],"feeds":[]}}'],
    ['no feeds', '{"a":{"areas":[]}}'],
  ])('are refused with %s', (_case, ORGANISATIONS) => {
    expect(() => readSignInSettings({ ...variables, ORGANISATIONS })).toThrow();
  });
});
