import { sizeWords } from '../../functions/core/words/count-words.ts';
import { type Html, html } from '../html.ts';
import { fileWords } from '../words/file-words.ts';

export type DownloadFile = { name: string; bytes: number; href: string };

/** Files as links, each with its size. */
export function downloadList(files: readonly DownloadFile[]): Html {
  const item = ({ name, bytes, href }: DownloadFile) =>
    html`<li><a href="${href}">${name}</a> <span class="nhsuk-u-secondary-text-colour">(${sizeWords(bytes)})</span></li>`;
  return html`<ul class="files">${files.map(item)}</ul>`;
}

/** The same with what each file is for. */
export function describedDownloads(files: readonly DownloadFile[]): Html {
  const item = ({ name, bytes, href }: DownloadFile) => {
    const words = fileWords(name);
    return html`<li><a href="${href}">${name}</a> <span class="nhsuk-u-secondary-text-colour">(${sizeWords(bytes)})${words && `: ${words}`}</span></li>`;
  };
  return html`<ul class="files">${files.map(item)}</ul>`;
}
