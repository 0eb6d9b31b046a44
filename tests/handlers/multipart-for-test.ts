const BOUNDARY = 'part-of-a-test';

/** A form with a file as a browser sends it, for `ask`. */
export function fileForm(
  file: { name: string; text: string },
  fields: Record<string, string> = {},
): { body: string; headers: Record<string, string> } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
  );
  const ofFile = `Content-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n${file.text}`;
  const body = [...parts, ofFile].map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('');
  return {
    body: `${body}--${BOUNDARY}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
