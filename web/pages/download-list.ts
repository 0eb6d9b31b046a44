import { sizeWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { type Html, html } from '../html.ts';
import { fileWords } from '../words/file-words.ts';

export type DownloadFile = { name: string; bytes: number; sha256: string; href: string };

/** Files as links, each with its size. */
export function downloadList(files: readonly DownloadFile[]): Html {
  const item = ({ name, bytes, href }: DownloadFile) =>
    html`<li><a href="${href}">${name}</a> <span class="nhsuk-u-secondary-text-colour">(${sizeWords(bytes)})</span></li>`;
  return html`<ul class="files">${files.map(item)}</ul>`;
}

/** The same with what each file is for, and the hash by which a copy can be told from it. */
export function describedDownloads(files: readonly DownloadFile[]): Html {
  const item = ({ name, bytes, href }: DownloadFile) => {
    const words = fileWords(name);
    return html`<li><a href="${href}">${name}</a> <span class="nhsuk-u-secondary-text-colour">(${sizeWords(bytes)})${words && `: ${words}`}</span></li>`;
  };
  const hash = ({ name, sha256 }: DownloadFile) => html`<li>${name}<br><code>${sha256}</code></li>`;
  return html`<ul class="files">${files.map(item)}</ul>
${details('SHA-256 of each file', html`<ul>${files.map(hash)}</ul>`)}`;
}
