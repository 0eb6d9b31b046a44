import { describe, expect, it } from 'vitest';
import { ANY_FILE_NAME } from '../../functions/edges/files/upload-form.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { quarterOfDischarges, sendFile, testApi } from './api-for-test.ts';

const policyOf = ({ headers }: { headers: Record<string, string> }) => headers['content-security-policy'];

describe('the page for sending files', () => {
  it('asks whose they are, offers the feeds that are known, and a template of every kind', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    const { status, body } = await api.get('/upload?feed=coventry&source=plan');
    expect(status).toBe(200);
    expect(body).toContain('<option value="rkb">');
    expect(body).toContain('value="coventry"');
    expect(body).toContain('<option value="plan" selected>');
    expect(body.match(/href="\/templates\/[a-z-]+\.xlsx"/g)).toHaveLength(11);
    expect(body).toContain('<script type="module" src="/scripts/upload.js">');
  });

  it('may send to the bucket of the arrivals, as no other page may', async () => {
    const api = testApi();
    expect(policyOf(await api.get('/upload'))).toContain("connect-src 'self' https://store.example;");
    expect(policyOf(await api.get('/upload/file?feed=rkb'))).toContain("form-action 'self' https://store.example;");
    expect(policyOf(await api.get('/files'))).not.toContain('store.example');
  });

  it('says what is wrong with a feed, and keeps what was chosen', async () => {
    const { status, body } = await testApi().get('/upload/file?feed=two+words&source=plan');
    expect(status).toBe(422);
    expect(body).toContain('There is a problem');
    expect(body).toContain('value="two words"');
    expect(body).toContain('<option value="plan" selected>');
  });

  it('has a form without scripts that goes to the bucket, with the file last, and leads back to this site', async () => {
    const { body } = await testApi().get('/upload/file?feed=RKB&source=discharge-ready');
    const form =
      /<form method="post" action="https:\/\/store\.example\/bcf-arrivals" enctype="multipart\/form-data"[\s\S]*?<\/form>/.exec(
        body,
      )?.[0];
    expect(form).toContain(`name="key" value="discharge-ready/rkb/${ANY_FILE_NAME}"`);
    expect(form).toContain('name="success_action_redirect" value="http://127.0.0.1/upload/sent"');
    expect([...(form ?? '').matchAll(/<input[^>]*name="([^"]+)"/g)].at(-1)?.[1]).toBe('file');
  });

  it('names the address of the site where the function does not know it by its host', async () => {
    const api = testApi((deps) => ({ ...deps, settings: { ...deps.settings, siteUrl: 'https://bcf.example' } }));
    expect((await api.get('/upload/file?feed=rkb')).body).toContain('value="https://bcf.example/upload/sent"');
  });
});

describe('what follows a file that was sent without scripts', () => {
  const sentTo = (key: string) => `/upload/sent?${new URLSearchParams({ bucket: 'bcf-arrivals', key, etag: '"x"' })}`;
  const key = 'inbox/rkb/april.csv';

  it('is the page of what was found in it, as soon as that is there', async () => {
    const api = testApi();
    await api.stores.arrivals.put({ key, body: 'x', contentType: 'text/csv' });
    const id = submissionId('bcf-arrivals', key, 'v1');
    const sent = await sendFile(api.stores, quarterOfDischarges('b'));
    await api.stores.records.submissions.put({ ...sent, id, key });
    const { status, headers } = await api.get(sentTo(key));
    expect(status).toBe(303);
    expect(headers.location).toBe(`/submissions/${id}`);
  });

  it('is a page with a way there where it takes longer to begin', async () => {
    const api = testApi();
    await api.stores.arrivals.put({ key, body: 'x', contentType: 'text/csv' });
    const { status, body } = await api.get(sentTo(key));
    expect(status).toBe(200);
    expect(body).toContain('The file april.csv has arrived');
    expect(body).toContain(`href="/submissions/${submissionId('bcf-arrivals', key, 'v1')}"`);
    expect(body).toContain('Send another file');
  });

  it('is nothing where nothing has arrived', async () => {
    expect((await testApi().get(sentTo(key))).status).toBe(404);
  });
});
