import { addressOf } from '../address.ts';
import { button, fileField } from '../components/fields.ts';
import { html } from '../html.ts';
import type { Page } from './layout.ts';
import type { UploadPlace } from './upload-page.ts';

/** `form` is what the bucket asks for; it holds for so many minutes. `title` is that of the source, if one was chosen. */
export type UploadFileModel = {
  asked: UploadPlace;
  title: string | null;
  form: { url: string; fields: Readonly<Record<string, string>> };
  minutes: number;
};

/** Sends one file straight into the bucket, without scripts. The bucket takes the file as the last field. */
export function uploadFilePage({ asked, title, form, minutes }: UploadFileModel): Page {
  const fields = Object.entries(form.fields);
  return {
    title: `Send a file of ${asked.feed}`,
    back: { href: addressOf('/upload', asked), text: 'Back to team and kind of file' },
    content: html`<p>${title === null ? 'What kind of file it is will be recognised by its columns.' : html`It is read as: ${title} (<code>${asked.source}</code>).`} You are then led to what was found in it.</p>
<form method="post" action="${form.url}" enctype="multipart/form-data" id="send-file">
${fields.map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
)}${fileField({ id: 'file', label: 'File', hint: 'One file at a time. To send another, come back to this page.' })}
${button('Send the file')}
</form>
<p>This page takes files for ${minutes} minutes. If you are shown a page of code that says <code>Error</code>, go back, load the page again and send the file once more.</p>
<p><a href="${addressOf('/check', asked)}">Only check a file, without sending it</a></p>`,
  };
}
