import { Rejected } from '../../edges/problem.ts';
import type { ApiRequest } from './http.ts';

/** What a form with a file sends. Throws `Rejected` where it is no such form. */
export async function multipartForm({ contentType, raw }: ApiRequest): Promise<FormData> {
  if (contentType !== 'multipart/form-data') {
    throw new Rejected('not-a-form', 'Send the file in a form, as multipart/form-data.');
  }
  try {
    const headers = { 'content-type': raw.contentType };
    return await new Response(Uint8Array.from(raw.bytes), { headers }).formData();
  } catch {
    throw new Rejected('bad-request', 'The form did not come whole. Send it again.');
  }
}

/** The file in such a form. Throws `Rejected` where there is none. */
export function fileIn(form: FormData): File {
  const file = form.get('file');
  if (file instanceof File && file.name !== '') return file;
  throw new Rejected('bad-request', 'Choose a file first.');
}
