/**
 * @typedef {{ url: string, fields: Record<string, string>, submissionsUrl: string }} UploadForm
 * @typedef {{ feed: string, source: string, fileName: string }} Place
 */

/** What a server says went wrong, in words. @param {Response} response @returns {Promise<string>} */
export async function faultOf(response) {
  const problem = await response.json().catch(() => null);
  return problem?.detail ?? `The service answered ${response.status}. Try again in a moment.`;
}

export const NOT_REACHED = 'The connection was lost. Try again.';

/** The form by which one file may be sent. @param {Place} place @returns {Promise<UploadForm>} */
export async function askForForm({ feed, source, fileName }) {
  const response = await fetch('/api/v1/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ feed, fileName, ...(source && { source }) }),
  });
  if (!response.ok) throw new Error(await faultOf(response));
  return response.json();
}

/** @param {XMLHttpRequest} request */
function refusal({ status, responseXML }) {
  const code = responseXML?.querySelector('Code')?.textContent ?? status;
  return new Error(`The file was not taken (${code}). Try again.`);
}

/**
 * Sends a file to the bucket. Gives the id of the version that it has become, '' where the bucket does not tell it; null
 * where it was stopped.
 * @param {File} file
 * @param {UploadForm} to
 * @param {{ onProgress: (sent: number) => void, onStart: (stop: () => void) => void }} hear
 * @returns {Promise<string | null>}
 */
export function post(file, { url, fields }, { onProgress, onStart }) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(Math.floor((file.size * loaded) / Math.max(1, total)));
    });
    request.addEventListener('error', () => reject(new Error(NOT_REACHED)));
    request.addEventListener('abort', () => resolve(null));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.getResponseHeader('x-amz-version-id') ?? '');
      else reject(refusal(request));
    });
    onStart(() => request.abort());
    request.open('POST', url);
    request.send(body);
  });
}

/** What would be found in a file, which is not kept. @param {File} file @param {string} source @param {AbortSignal} signal */
export async function checkedReport(file, source, signal) {
  const body = new FormData();
  if (source) body.set('source', source);
  body.set('file', file);
  const response = await fetch('/api/v1/check', { method: 'POST', body, signal });
  if (!response.ok) throw new Error(await faultOf(response));
  return response.json();
}
