import { countWords, sizeWords } from './upload-words.js';

/**
 * One file that was chosen: its row, how far it is, and what it waits for.
 * @typedef {'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'cancelled'} State
 * @typedef {{ file: File, row: HTMLElement, state: State, sent: number, doing: 'send' | 'check' | null,
 *   stop: (() => void) | null }} Upload
 * @typedef {{ outcome: string, source: string | null, rows: { read: number, accepted: number } | null,
 *   issueTotal: number }} Found
 */

/** An element of the page that must be there. @param {string} id */
export function found(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no ${id}`);
  return element;
}

/** A part of a row. @param {Upload} upload @param {string} name @returns {HTMLElement} */
export function part({ row }, name) {
  const element = row.querySelector(`[data-part="${name}"]`);
  if (!(element instanceof HTMLElement)) throw new Error(`A row has no ${name}`);
  return element;
}

/** Says something to those who do not see the rows. @param {string} words */
export function tell(words) {
  found('upload-news').textContent = words;
}

/** The row of a file, with what its buttons do. @param {File} file @param {Record<'cancel' | 'retry', (upload: Upload) => void>} acts */
export function createRow(file, acts) {
  const template = /** @type {HTMLTemplateElement} */ (found('upload-row'));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const row = /** @type {HTMLElement} */ (copy.firstElementChild);
  /** @type {Upload} */
  const upload = { file, row, state: 'waiting', sent: 0, doing: null, stop: null };
  part(upload, 'name').textContent = file.name;
  part(upload, 'progress').setAttribute('aria-label', `Progress of ${file.name}`);
  part(upload, 'link').setAttribute('aria-label', `See what was found in ${file.name}`);
  for (const name of /** @type {const} */ (['cancel', 'retry'])) {
    const control = part(upload, name);
    control.setAttribute('aria-label', `${control.textContent}: ${file.name}`);
    control.addEventListener('click', () => acts[name](upload));
  }
  found('uploads').append(row);
  return upload;
}

/** Shows how a file stands. @param {Upload} upload @param {State} state @param {string} words */
export function show(upload, state, words) {
  upload.state = state;
  part(upload, 'words').textContent = words;
  part(upload, 'progress').hidden = state !== 'sending';
  part(upload, 'cancel').hidden = !['waiting', 'sending'].includes(state);
  part(upload, 'retry').hidden = !['failed', 'cancelled'].includes(state);
}

/** Shows how much of a file is sent. @param {Upload} upload @param {number} sent */
export function showProgress(upload, sent) {
  upload.sent = sent;
  const { size } = upload.file;
  const percent = size === 0 ? 100 : Math.floor((100 * sent) / size);
  /** @type {HTMLProgressElement} */ (part(upload, 'progress')).value = percent;
  part(upload, 'words').textContent = `${percent} % of ${sizeWords(size)} sent`;
}

/** Shows where the page of a file is. @param {Upload} upload @param {string} href */
export function showLink(upload, href) {
  const to = part(upload, 'link');
  to.setAttribute('href', href);
  to.hidden = false;
}

/** @param {string | null} source */
function kindWords(source) {
  const { options } = /** @type {HTMLSelectElement} */ (found('source'));
  const kind = [...options].find(({ value }) => value !== '' && value === source)?.text ?? source;
  return kind ? `Read as ${kind}.` : 'What kind of file it is, is not known.';
}

/** Shows what was found in a file; gives the same in words. @param {Upload} upload @param {Found} what */
export function showFound(upload, { outcome, source, rows, issueTotal }) {
  const template = document.querySelector(`template[data-outcome="${outcome}"]`);
  const place = part(upload, 'found');
  place.replaceChildren();
  if (template instanceof HTMLTemplateElement) place.append(template.content.cloneNode(true));
  const fine =
    rows && rows.read > 0 ? ` ${rows.accepted.toLocaleString('en-GB')} of ${countWords(rows.read, 'row')} fine,` : '';
  const words = document.createElement('p');
  words.textContent = `${kindWords(source)}${fine} ${countWords(issueTotal, 'issue')}.`;
  place.append(words);
  return place.innerText;
}

/**
 * Shows the faults of a file by cause, each with the first place and how to mend it.
 * @param {Upload} upload
 * @param {{ issueCounts: { byCode: Record<string, number> },
 *   issues: { code: string, row: number | null, column: string | null, fix: string }[] }} report
 */
export function showCauses(upload, { issues, issueCounts }) {
  const items = Object.entries(issueCounts.byCode).map(([code, count]) => {
    const first = issues.find((issue) => issue.code === code);
    const where = first?.row ? `Row ${first.row}${first.column ? `, ${first.column}` : ''}: ` : '';
    const rule = document.createElement('a');
    rule.href = `/rules#${code}`;
    rule.textContent = code;
    const item = document.createElement('li');
    item.append(rule, `: ${count}. ${where}${first?.fix ?? ''}`);
    return item;
  });
  if (items.length === 0) return;
  const list = document.createElement('ul');
  list.append(...items);
  part(upload, 'found').append(list);
}

/** Says at a field what is needed. @param {HTMLElement} field @param {string | null} words */
export function demand(field, words) {
  const id = `${field.id}-needed`;
  document.getElementById(id)?.remove();
  if (words === null) return;
  const said = document.createElement('span');
  said.id = id;
  said.className = 'nhsuk-error-message';
  said.textContent = words;
  field.before(said);
  field.setAttribute('aria-describedby', `${field.id}-hint ${id}`);
  field.focus();
}
