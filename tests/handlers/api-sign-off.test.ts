import { describe, expect, it } from 'vitest';
import { dischargeCell, quarterOfDischarges, sendFile, type TestApi, testApi } from './api-for-test.ts';

const asked = { body: { area: 'E08000026', quarter: '2025-26-Q1' } };
const RETURN = '/api/v1/returns/E08000026/2025-26-Q1';
const PAGE = '/returns/2025-26-Q1/E08000026';
const despite = 'the finance team answers on Friday';

async function withReturn(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await api.post('/api/v1/returns', asked);
  return api;
}

const sign = (api: TestApi, body: Record<string, unknown>) => api.post(`${RETURN}/sign-off`, { body });

async function withSigned(): Promise<TestApi> {
  const api = await withReturn();
  for (const by of ['Ann', 'Ben']) expect((await sign(api, { by })).status).toBe(200);
  expect((await sign(api, { by: 'Cat', despite })).json.status).toBe('signed-off');
  await api.post('/api/v1/returns', asked);
  return api;
}

/** April comes again with another number of discharges. */
async function correct(api: TestApi, digit: string, discharges: number): Promise<void> {
  const april = { scope: '*', period: '2025-04', rows: 1 };
  const cells = [dischargeCell('E08000026', '2025-04', discharges)];
  const arrivedAt = `2025-07-1${Number.parseInt(digit, 16) - 8}T09:00:00.000Z`;
  await sendFile(api.stores, { ...quarterOfDischarges(digit), arrivedAt, slots: [april], cells });
  await api.post('/api/v1/returns', asked);
}

const objectsUnder = (api: TestApi, prefix: string) =>
  [...api.stores.returns.objects].filter(([key]) => key.startsWith(prefix));
const storedJson = (api: TestApi, name: string) =>
  JSON.parse(new TextDecoder().decode(api.stores.returns.objects.get(`2025-26/Q1/${name}`)));
const whatWasDone = async (api: TestApi): Promise<string[]> =>
  (await api.get('/api/v1/audit')).json.entries.map(({ what }: { what: string }) => what.replace(/, content .*/, ''));

describe('signing a return', () => {
  it('goes step by step, each by somebody else, and says what is due next', async () => {
    const api = await withReturn();
    const before = await api.get(`${RETURN}/sign-off`);
    expect(before.json).toMatchObject({
      status: 'draft',
      revision: 1,
      steps: [],
      next: { step: 'submit', role: 'provider' },
    });
    const { json } = await sign(api, { by: ' Ann ', contentSha256: before.json.contentSha256 });
    expect(json).toMatchObject({ steps: [{ step: 'submit', by: 'Ann' }], next: { step: 'review' } });
    const again = await sign(api, { by: 'ann' });
    expect([again.status, again.json.type]).toEqual([409, '/problems#duties-not-separate']);
    expect((await sign(api, { by: 'Ben' })).json.next).toEqual({ step: 'certify', role: 'certifier' });
  });

  it.each([
    [{ by: 'Ann', step: 'certify' }, 409, 'not-due'],
    [{ by: 'Ann', contentSha256: 'f'.repeat(64) }, 409, 'content-changed'],
    [{ by: 'Ann', contentSha256: 'f' }, 400, 'bad-request'],
    [{ by: 'Ann', step: 'approve' }, 400, 'bad-request'],
    [{ by: ' ' }, 400, 'bad-request'],
  ])('refuses %j', async (body, status, code) => {
    const api = await withReturn();
    const answer = await sign(api, body);
    expect([answer.status, answer.json.type]).toEqual([status, `/problems#${code}`]);
    expect((await api.get(`${RETURN}/sign-off`)).json.steps).toEqual([]);
  });

  it('needs a return that is published', async () => {
    const { status, json } = await sign(testApi(), { by: 'Ann' });
    expect([status, json.type]).toEqual([409, '/problems#nothing-to-sign']);
  });

  it('needs a complete checklist or a reason, which is shown', async () => {
    const api = await withReturn();
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    const refused = await sign(api, { by: 'Cat' });
    expect([refused.status, refused.json.type]).toEqual([409, '/problems#incomplete']);
    expect((await sign(api, { by: 'Cat', despite: ' ' })).json.type).toBe('/problems#incomplete');
    const { json } = await sign(api, { by: 'Cat', despite });
    expect(json).toMatchObject({
      status: 'signed-off',
      next: null,
      signedOff: { by: 'Cat', revision: 1, publishedAs: null },
    });
    expect(json.steps[2].despite).toBe(despite);
    expect((await api.get(PAGE)).body).toContain(despite);
  });

  it('asks for the signed revision, again where the certificate is repeated', async () => {
    const api = await withReturn();
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    expect(api.published).toEqual([]);
    await sign(api, { by: 'Cat', step: 'certify', despite });
    const asking = api.published.length;
    expect(api.published).toContainEqual({ area: 'E08000026', quarter: '2025-26-Q1', cause: 'sign-off 3' });
    expect((await sign(api, { by: 'Cat', step: 'certify' })).status).toBe(200);
    expect(api.published.length).toBeGreaterThan(asking);
  });

  it('starts again where new data say something else, and the trail keeps the steps that lapsed', async () => {
    const api = await withReturn();
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    await correct(api, 'b', 130);
    expect((await api.get(`${RETURN}/sign-off`)).json).toMatchObject({
      revision: 2,
      steps: [],
      next: { step: 'submit' },
    });
    expect((await sign(api, { by: 'Cat', step: 'certify', despite })).json.type).toBe('/problems#not-due');
    const done = await whatWasDone(api);
    expect(done).toContain('return submitted, revision 1');
    expect(done).toContain('sign-off of revision 1 lapsed: submitted by Ann, reviewed by Ben');
  });
});

describe('a signed return', () => {
  it('is a revision of its own with the same content, and every file of it says who signed', async () => {
    const api = await withSigned();
    const [draft, signed] = ['r1', 'r2'].map((name) => storedJson(api, `E08000026/${name}/return.json`));
    expect(signed).toMatchObject({ revision: 2, previousRevision: 1, status: 'signed-off', changes: [] });
    expect(signed.signOff).toMatchObject({ revision: 1, by: 'Cat', dataAsAt: draft.generatedAt });
    expect(signed.signOff.steps.map(({ by }: { by: string }) => by)).toEqual(['Ann', 'Ben', 'Cat']);
    expect([draft.status, draft.signOff]).toEqual(['draft', null]);
    expect(signed.metrics).toEqual(draft.metrics);
    expect(signed.checklist).toEqual(draft.checklist);
    const text = (name: string) =>
      new TextDecoder().decode(api.stores.returns.objects.get(`2025-26/Q1/E08000026/r2/${name}`));
    expect(text('board-report.html')).toContain('Certified by Cat');
    expect(text('metrics.csv')).toContain('signed-off');
    expect(JSON.parse(text('public/return.json'))).toMatchObject({
      status: 'signed-off',
      signedOffAt: signed.signOff.at,
    });
    expect(text('public/return.json')).not.toContain('Cat');
    expect(text('public/metrics.csv')).toContain('signed-off');
  });

  it('is what latest.json, the index, the lists and the pages lead to', async () => {
    const api = await withSigned();
    expect(storedJson(api, 'E08000026/latest.json')).toMatchObject({
      revision: 2,
      status: 'signed-off',
      proposed: null,
    });
    expect(storedJson(api, 'index.json').areas).toMatchObject([{ revision: 2, status: 'signed-off', proposed: null }]);
    expect((await api.get(RETURN)).json).toMatchObject({ revision: 2, status: 'signed-off' });
    expect((await api.get('/api/v1/returns')).json.returns).toMatchObject([
      { revision: 2, status: 'signed-off', proposed: null },
    ]);
    expect((await api.get(`${RETURN}/sign-off`)).json.signedOff).toMatchObject({ revision: 1, publishedAs: 2 });
    expect((await api.get(PAGE)).body).toContain('Signed off by Cat');
    const html = new TextDecoder().decode(api.stores.returns.objects.get('2025-26/Q1/index.html'));
    expect(html).toContain('Signed off');
  });

  it('stays as it is when nothing has changed, however often it is published', async () => {
    const api = await withSigned();
    const { status, json } = await api.post('/api/v1/returns', asked);
    expect([status, json.revision, json.proposed]).toEqual([200, 2, null]);
    expect((await api.stores.records.returns.revisions('2025-26-Q1', 'E08000026')).length).toBe(2);
  });

  it('stays as it is when data come later, which propose a revision and show the difference', async () => {
    const api = await withSigned();
    const before = objectsUnder(api, '2025-26/Q1/E08000026/r2/');
    await correct(api, 'b', 130);
    expect(objectsUnder(api, '2025-26/Q1/E08000026/r2/')).toEqual(before);
    const latest = storedJson(api, 'E08000026/latest.json');
    expect(latest).toMatchObject({ revision: 2, status: 'signed-off', proposed: { revision: 3 } });
    const discharges = latest.proposed.changes.find(
      ({ metric, period }: { metric: string; period: string }) =>
        metric === 'discharge-delay-average-days' && period === '2025-04',
    );
    expect(discharges).toMatchObject({ before: { denominator: 100 }, after: { denominator: 130 } });
    const proposal = (await api.get(`${RETURN}?revision=3`)).json;
    expect(proposal).toMatchObject({
      revision: 3,
      previousRevision: 2,
      status: 'draft',
      changes: latest.proposed.changes,
    });
    expect(storedJson(api, 'index.json').areas[0].proposed).toEqual({
      revision: 3,
      changes: latest.proposed.changes.length,
    });
    expect((await api.get(RETURN)).json.revision).toBe(2);
    expect((await api.get(`${RETURN}/sign-off`)).json.proposed).toEqual(latest.proposed);
    const { body } = await api.get(PAGE);
    expect(body).toContain('Revision 3 is proposed');
    const [, href = ''] = /href="([^"]*HWB\.xlsx\?revision=3)"/.exec(body) ?? [];
    expect((await api.get(href)).headers.location).toContain('/r3/');
  });

  it('has a newer proposal when newer data come, and none when they are taken back', async () => {
    const api = await withSigned();
    await correct(api, 'b', 130);
    await correct(api, 'c', 140);
    expect(storedJson(api, 'E08000026/latest.json')).toMatchObject({ revision: 2, proposed: { revision: 4 } });
    expect(storedJson(api, 'E08000026/r4/return.json')).toMatchObject({ previousRevision: 2 });
    await correct(api, 'd', 100);
    const { json } = await api.post('/api/v1/returns', asked);
    // The same numbers from another file are another lineage, which is part of what a return says.
    expect(json.proposed).toMatchObject({ revision: 5, changes: [] });
  });

  it('cannot be signed once more, and its proposal cannot be signed', async () => {
    const api = await withSigned();
    expect((await sign(api, { by: 'Dan' })).json.type).toBe('/problems#not-due');
    await correct(api, 'b', 130);
    expect((await sign(api, { by: 'Dan', step: 'submit' })).json.type).toBe('/problems#not-due');
  });

  it('says that there is no revision of a number that was never published', async () => {
    const api = await withSigned();
    expect((await api.get(`${RETURN}?revision=9`)).status).toBe(404);
    expect((await api.get(`${RETURN}?revision=first`)).status).toBe(400);
    expect((await api.get(`${RETURN}?revision=1&profile=public`)).json).toMatchObject({
      profile: 'public',
      revision: 1,
    });
  });

  it('does not change because time passes, though more of its numbers would be final by now', async () => {
    let now = new Date('2025-07-20T09:00:00.000Z');
    const api = testApi((deps) => ({ ...deps, now: () => now }));
    await sendFile(api.stores, quarterOfDischarges('a'));
    await api.post('/api/v1/returns', asked);
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    await sign(api, { by: 'Cat', despite });
    now = new Date('2026-01-20T09:00:00.000Z');
    const { json } = await api.post('/api/v1/returns', asked);
    expect(json).toMatchObject({ revision: 2, status: 'signed-off', proposed: null });
    expect(storedJson(api, 'E08000026/r2/return.json').state).toBe(storedJson(api, 'E08000026/r1/return.json').state);
  });

  it('says what was signed, though another draft was made at the same moment', async () => {
    const api = await withReturn();
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    await sign(api, { by: 'Cat', despite });
    await correct(api, 'b', 130);
    const latest = storedJson(api, 'E08000026/latest.json');
    expect(latest).toMatchObject({ revision: 2, status: 'signed-off', proposed: { revision: 3 } });
    expect(storedJson(api, 'E08000026/r2/return.json').metrics).toEqual(
      storedJson(api, 'E08000026/r1/return.json').metrics,
    );
  });
});

describe('unlocking a signed return', () => {
  const unlock = (api: TestApi, body: Record<string, unknown>) => api.post(`${RETURN}/unlock`, { body });
  const why = { by: 'Ben', reason: 'two wards were left out' };

  it('makes the proposed revision the draft that stands, to be signed anew', async () => {
    const api = await withSigned();
    await correct(api, 'b', 130);
    const { status, json } = await unlock(api, why);
    expect([status, json.status, json.unlocked]).toEqual([
      200,
      'draft',
      [expect.objectContaining({ ...why, revision: 2 })],
    ]);
    expect((await sign(api, { by: 'Ann' })).json.type).toBe('/problems#nothing-to-sign');
    await api.post('/api/v1/returns', asked);
    expect(storedJson(api, 'E08000026/latest.json')).toMatchObject({ revision: 3, status: 'draft', proposed: null });
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    await sign(api, { by: 'Cat', despite });
    await api.post('/api/v1/returns', asked);
    expect(storedJson(api, 'E08000026/latest.json')).toMatchObject({ revision: 4, status: 'signed-off' });
    expect((await whatWasDone(api)).filter((what) => what.includes('certified'))).toHaveLength(2);
  });

  it('makes a new draft of the same content where nothing is proposed', async () => {
    const api = await withSigned();
    await unlock(api, why);
    const { json } = await api.post('/api/v1/returns', asked);
    expect(json).toMatchObject({ revision: 3, status: 'draft' });
    expect(storedJson(api, 'E08000026/r3/return.json')).toMatchObject({ previousRevision: 2, changes: [] });
    expect((await api.post('/api/v1/returns', asked)).json.revision).toBe(3);
  });

  it('publishes what was signed first, where that is not done yet', async () => {
    const api = await withReturn();
    for (const by of ['Ann', 'Ben']) await sign(api, { by });
    await sign(api, { by: 'Cat', despite });
    expect((await unlock(api, why)).json.unlocked).toMatchObject([{ revision: 2 }]);
    expect(storedJson(api, 'E08000026/r2/return.json').status).toBe('signed-off');
    expect((await api.post('/api/v1/returns', asked)).json).toMatchObject({ revision: 3, status: 'draft' });
  });

  it('needs a signature and a reason', async () => {
    const api = await withReturn();
    expect((await unlock(api, why)).json.type).toBe('/problems#not-signed');
    expect((await unlock(await withSigned(), { by: 'Ben' })).status).toBe(400);
  });
});

/** What the browser of somebody with every role keeps. */
const cookiesOf = async (api: TestApi, name: string): Promise<string[]> => {
  const roles = { 'role-provider': 'yes', 'role-reviewer': 'yes', 'role-certifier': 'yes' };
  return (await api.fill('/signed-in', { name, ...roles, area: '', do: 'try' })).cookies;
};

describe('the forms on the page of a return', () => {
  it('sign it step by step and unlock it', async () => {
    const api = await withReturn();
    for (const [by, step] of [
      ['Ann', 'submit'],
      ['Ben', 'review'],
      ['Cat', 'certify'],
    ]) {
      const { body } = await api.get(PAGE);
      expect(body).toContain(`action="${PAGE}/sign-off"`);
      const [, contentSha256 = ''] = /name="contentSha256" value="([0-9a-f]+)"/.exec(body) ?? [];
      expect(body).toContain(`name="step" value="${step}"`);
      const filled = { step: step ?? '', contentSha256, despite: step === 'certify' ? despite : '' };
      const { status, headers } = await api.fill(`${PAGE}/sign-off`, filled, await cookiesOf(api, by ?? ''));
      expect([status, headers.location]).toEqual([303, `${PAGE}#sign-off`]);
    }
    expect((await api.get(PAGE)).body).toContain('The signed revision is being published');
    await api.post('/api/v1/returns', asked);
    const { body } = await api.get(PAGE);
    expect(body).toContain(`action="${PAGE}/unlock"`);
    expect(body).not.toContain(`action="${PAGE}/sign-off"`);
    const ben = await cookiesOf(api, 'Ben');
    expect((await api.fill(`${PAGE}/unlock`, { reason: 'two wards were left out' }, ben)).status).toBe(303);
    expect((await api.get(PAGE)).body).toContain('unlocked by Ben');
  });

  it('say on a page why something is refused', async () => {
    const api = await withReturn();
    const { status, body } = await api.fill(`${PAGE}/sign-off`, { step: 'certify' });
    expect([status, body]).toEqual([409, expect.stringContaining('Next is to submit it')]);
  });
});
