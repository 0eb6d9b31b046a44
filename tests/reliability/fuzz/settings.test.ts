import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardByCode } from '../../../functions/core/areas/boards.ts';
import { isFeed } from '../../../functions/core/submissions/arrival.ts';
import { ROLES, type Visitor } from '../../../functions/core/visitors/visitor.ts';
import { readSettings } from '../../../functions/edges/env.ts';
import { type Rejected, Retry } from '../../../functions/edges/problem.ts';
import { createCognito } from '../../../functions/edges/sign-in/cognito.ts';
import { readSignInSettings } from '../../../functions/edges/sign-in/settings.ts';
import { createTokenReader, type ReadToken } from '../../../functions/edges/sign-in/token-reader.ts';
import { HTTPS_COOKIES, PLAIN_COOKIES } from '../../../functions/handlers/api/cookies.ts';
import { oneMachine } from '../../../functions/handlers/api/one-machine.ts';
import { organisationSignIn } from '../../../functions/handlers/api/organisation-sign-in.ts';
import { ownPath } from '../../../functions/handlers/api/own-path.ts';
import { httpEvent } from '../../../local/http-event.ts';
import { readLocalOptions } from '../../../local/options.ts';
import { localSettings } from '../../../local/settings.ts';
import { UsageError } from '../../../local/usage-error.ts';
import { CLIENT, claimsOf, keysOfPool, POOL, SITE, tokenOf } from '../../handlers/user-pool.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editJson, textOf } from './edit-json.ts';
import { editText } from './edit-text.ts';
import { expectWords } from './expect-words.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';

const NOW = new Date('2026-08-20T10:00:00.000Z');

const VARIABLES: Record<string, string> = {
  ARRIVALS_BUCKET: 'bcf-arrivals',
  EVIDENCE_BUCKET: 'bcf-evidence',
  RETURNS_BUCKET: 'bcf-returns',
  TABLE_NAME: 'bcf',
  ARRIVALS_QUEUE_URL: 'https://sqs.example/arrived',
  PUBLISH_QUEUE_URL: 'https://sqs.example/publish',
  LINK_HOURS: '12',
  PREFERRED_FEEDS: '{"E08000026":"coventry"}',
  SIGNED_KEPT_YEARS: '7',
  SIGN_IN_POOL: POOL,
  SIGN_IN_CLIENT: CLIENT,
  SIGN_IN_URL: 'https://sign-in.example',
  SITE_URL: SITE,
  ORGANISATIONS: '{"coventry":{"areas":["E08000026"],"feeds":["coventry"]},"england":{"areas":"all","feeds":[]}}',
};

/** A key that the pool may have since yesterday is asked for, and here nobody answers: then nobody is let in either. */
async function orNobody(reading: Promise<ReadToken | null>): Promise<ReadToken | null> {
  return reading.catch((error) => {
    if (error instanceof Retry) return null;
    throw error;
  });
}

function isVisitor({ name, roles, areas, feeds }: Visitor): boolean {
  const areBoards = areas === 'all' || areas.every((code) => boardByCode(code)?.code === code);
  const areFeeds = feeds === 'all' || feeds.every((feed) => isFeed(feed));
  return name.length > 0 && name.length <= 200 && roles.every((role) => ROLES.includes(role)) && areBoards && areFeeds;
}

const readers = watchReaders('settings');

describe('settings, tokens and cookies', () => {
  test('settings are complete, or are refused with words', async () => {
    const tried = await fuzz(
      fc.tuple(fc.constant(VARIABLES), someChanges),
      { runs: [600, 30_000], seconds: [2, 6] },
      ([given, changes]) => {
        const variables = Object.fromEntries(
          Object.entries(editJson(given, changes) ?? {}).map(([name, value]) => [
            name,
            value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value),
          ]),
        );
        for (const read of [
          readSettings,
          readSignInSettings,
          (all: typeof variables) => localSettings({ BCF_PREFERRED_FEEDS: all.PREFERRED_FEEDS }),
        ]) {
          try {
            const settings = read(variables);
            if (settings && 'linkHours' in settings)
              expect(Number.isFinite(settings.linkHours) && settings.linkHours > 0).toBe(true);
          } catch (error) {
            expectWords(error);
          }
        }
      },
    );
    note({ promise: 'inputs fuzzed', what: 'settings', tried });
  });

  test('what a token or a cookie says is somebody whom the organisation knows, or nobody', async () => {
    const settings = readSignInSettings(VARIABLES);
    if (!settings) throw new Error('There is nobody to sign in');
    const tokens = createTokenReader(settings, keysOfPool());
    const machine = oneMachine('Local user', PLAIN_COOKIES);
    const ann = { name: 'Ann', roles: ['provider'], areas: ['E08000026'], feeds: ['coventry'] };
    const inputs = fc.tuple(someChanges, someChanges, someChanges);
    const tried = await fuzz(inputs, { runs: [150, 8000], seconds: [3, 10] }, async ([inClaims, inToken, inCookie]) => {
      const claims = editJson(claimsOf(), inClaims);
      const token = editText(tokenOf(claims as Record<string, unknown>), inToken.slice(0, 1));
      for (const read of await Promise.all([tokens.person(token), tokens.program(token)].map(orNobody)))
        expect(read === null || (isVisitor(read.visitor) && Number.isFinite(read.expiresAt))).toBe(true);
      const cookie = Buffer.from(JSON.stringify(editJson(ann, inCookie)) ?? '').toString('base64url');
      const event = httpEvent({
        id: 'r',
        at: NOW,
        method: 'GET',
        target: '/',
        headers: { cookie: `visitor=${cookie}` },
        sourceIp: '',
        body: new Uint8Array(),
      });
      const visitor = await machine.visitorOf(event);
      expect([cookie, visitor !== null && isVisitor(visitor)]).toEqual([cookie, true]);
      const path = ownPath(editText('/returns/2025-26-Q1/E08000026?revision=1', inCookie));
      expect(new URL(path, 'https://own.example').origin).toBe('https://own.example');
      expect(path).toMatch(/^\/(?![/\\])/);
    });
    note({ promise: 'inputs fuzzed', what: 'claims, tokens, cookies and ways back', tried });
  });

  test('whoever comes back from the sign-in pages is who began there, or is sent to begin again', async () => {
    const settings = readSignInSettings(VARIABLES);
    if (!settings) throw new Error('There is nobody to sign in');
    const newToken = () => 'a-token-that-nobody-can-guess';
    const rules = { cookies: HTTPS_COOKIES, newToken, now: () => NOW };
    const cognito = { ...createCognito(settings), exchange: async () => tokenOf(claimsOf({ nonce: newToken() })) };
    const { door } = organisationSignIn({ ...rules, cognito, tokens: createTokenReader(settings, keysOfPool()) });
    const [begun = ''] = door?.enter('/files').cookies ?? [];
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(begun) ?? [];
    const said = JSON.parse(Buffer.from(value, 'base64url').toString());
    const back = {
      path: {},
      contentType: '',
      body: '',
      raw: { bytes: new Uint8Array(), contentType: '' },
      site: SITE,
      formToken: '',
    };
    const tried = await fuzz(
      fc.tuple(someChanges, someChanges, someChanges),
      { runs: [150, 8000], seconds: [2, 6] },
      async ([inCookie, inText, inQuery]) => {
        const changed = Buffer.from(JSON.stringify(editJson(said, inCookie)) ?? '').toString('base64url');
        const query = Object.fromEntries(
          Object.entries(editJson({ code: 'x', state: newToken() }, inQuery) ?? {}).map(([key, each]) => [
            key,
            textOf(each),
          ]),
        );
        const request = { ...back, query, cookies: [`${name}=${editText(changed, inText.slice(0, 2))}`] };
        const sent = await door?.comeBack(request).catch((error: unknown) => error);
        if (sent instanceof Error) expect([sent.name, (sent as Rejected).code]).toEqual(['Rejected', 'sign-in-failed']);
        else expect(sent).toMatchObject({ location: expect.stringMatching(/^\/(?![/\\])/) });
      },
    );
    note({ promise: 'inputs fuzzed', what: 'ways back from signing in', tried });
  });

  test('options of a command are taken, or refused with words', async () => {
    const args = ['--port', '0', '--s3-port', '9000', '--data', '.data', '--no-samples', '--quiet'];
    const tried = await fuzz(
      fc.tuple(fc.constant(args), someChanges),
      { runs: [600, 30_000], seconds: [1, 5] },
      ([given, changes]) => {
        const texts = [editJson(given, changes)].flat(9).map(textOf);
        try {
          const { port, s3Port } = readLocalOptions(texts);
          expect([port, s3Port].every((each) => Number.isInteger(each) && each >= 0 && each < 65_536)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      },
    );
    note({ promise: 'inputs fuzzed', what: 'options of commands', tried });
  });
});

readers.expectReached();
