// Makes the page for sending files better: several at once, each with its progress and with what was found in it.
// Without it the page leads to a form that sends one file.
import {
  createRow,
  demand,
  found,
  part,
  show,
  showCauses,
  showFound,
  showLink,
  showProgress,
  tell,
} from './upload-row.js';
import { askForForm, checkedReport, faultOf, NOT_REACHED, post } from './upload-wire.js';
import { countWords, fileFault, sizeWords } from './upload-words.js';

/** @typedef {import('./upload-row.js').Upload} Upload */

const AT_ONCE = 2;
const LOOK_EVERY_MS = 1000;
const MOST_LOOKS = 900;

/** @type {Upload[]} */
const uploads = [];

const form = found('upload-form');
const feed = /** @type {HTMLInputElement} */ (found('feed'));
const source = /** @type {HTMLSelectElement} */ (found('source'));
const chooser = /** @type {HTMLInputElement} */ (found('files'));
const zone = found('drop-zone');

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

function showTotal() {
  const counted = uploads.filter(({ state }) => state !== 'cancelled' && state !== 'failed');
  const failed = uploads.filter(({ state }) => state === 'failed').length;
  const bytes = counted.reduce((sum, { file }) => sum + file.size, 0);
  const sent = counted.reduce((sum, upload) => sum + upload.sent, 0);
  const ended = counted.filter(({ state }) => state === 'done').length;
  const percent = bytes === 0 ? 0 : Math.floor((100 * sent) / bytes);
  /** @type {HTMLProgressElement} */ (found('upload-total')).value = percent;
  found('upload-total-words').textContent =
    `${ended} of ${countWords(counted.length, 'file')} done, ${percent} % of ${sizeWords(bytes)} sent${failed > 0 ? `, ${countWords(failed, 'file')} not taken` : ''}.`;
}

/** @param {Upload} upload @param {import('./upload-row.js').State} state @param {string} words */
function move(upload, state, words) {
  show(upload, state, words);
  showTotal();
  tell(`${upload.file.name}: ${words}`);
}

/** @param {Upload} upload @param {string} address */
async function waitForOutcome(upload, address) {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const response = await fetch(address).catch(() => null);
    if (response && response.status >= 400 && response.status < 500) throw new Error(await faultOf(response));
    const answer = response?.ok ? await response.json() : null;
    if (answer) showLink(upload, `/submissions/${answer.submission}`);
    if (response?.status === 200) {
      move(upload, 'done', 'Sent and read.');
      return tell(`${upload.file.name}: ${showFound(upload, answer)}`);
    }
    if (answer?.reading) show(upload, upload.state, answer.reading.words);
    await pause();
  }
  move(upload, 'done', 'The file has arrived and is still being read.');
}

/** @param {Upload} upload */
async function send(upload) {
  const { file } = upload;
  const fault = fileFault(file, Number(form.dataset.mostBytes));
  if (fault) throw new Error(fault);
  const to = await askForForm({ feed: feed.value.trim(), source: source.value, fileName: file.name });
  if (upload.state !== 'sending') return;
  const version = await post(file, to, {
    onStart: (stop) => {
      upload.stop = stop;
    },
    onProgress: (sent) => {
      showProgress(upload, sent);
      showTotal();
    },
  });
  upload.stop = null;
  if (version === null) return;
  upload.sent = file.size;
  move(upload, 'reading', 'Sent. It is being read.');
  goOn();
  await waitForOutcome(upload, `${to.submissionsUrl}${version && `&version=${encodeURIComponent(version)}`}`);
}

/** @param {Upload} upload */
async function check(upload) {
  const most = Number(form.dataset.mostCheckedBytes);
  if (upload.file.size > most) {
    throw new Error(
      `Up to ${sizeWords(most)} can be checked here. Check it by command, npm run bcf -- check, or send it.`,
    );
  }
  const control = new AbortController();
  upload.stop = () => control.abort();
  part(upload, 'words').textContent = 'It is being checked.';
  const report = await checkedReport(upload.file, source.value, control.signal);
  upload.doing = null;
  showFound(upload, { ...report, issueTotal: report.issueCounts.total });
  part(upload, 'found').querySelector('p')?.prepend('Only checked, nothing of it is kept. If it were sent: ');
  showCauses(upload, report);
  move(upload, 'waiting', 'Checked, not sent.');
  tell(`${upload.file.name}: ${part(upload, 'found').innerText}`);
}

/** Begins as many of what is asked for as may go on at the same time. */
function goOn() {
  const going = uploads.filter(({ state }) => state === 'sending').length;
  const next = uploads.filter(({ state, doing }) => state === 'waiting' && doing !== null);
  for (const upload of next.slice(0, Math.max(0, AT_ONCE - going))) {
    move(upload, 'sending', upload.doing === 'check' ? 'It is being checked.' : 'Beginning to send.');
    const work = upload.doing === 'check' ? check(upload) : send(upload);
    work
      .catch((error) => {
        const words = error instanceof TypeError ? NOT_REACHED : error.message;
        if (upload.state === 'cancelled') return;
        move(upload, upload.doing === 'check' ? 'waiting' : 'failed', words);
        if (upload.doing === 'check') upload.doing = null;
      })
      .finally(goOn);
  }
}

/** @param {Upload} upload */
function cancel(upload) {
  upload.sent = 0;
  move(upload, 'cancelled', 'Cancelled. Nothing of it was sent.');
  upload.stop?.();
  upload.stop = null;
  goOn();
}

/** @param {Upload} upload */
function retry(upload) {
  upload.sent = 0;
  move(upload, 'waiting', upload.doing === null ? 'Not sent yet.' : 'Waiting.');
  goOn();
}

/** @param {readonly File[]} files */
function add(files) {
  for (const file of files) {
    const upload = createRow(file, { cancel, retry });
    uploads.push(upload);
    show(upload, 'waiting', `${sizeWords(file.size)}, not sent yet.`);
  }
  if (files.length === 0) return;
  found('upload-list').hidden = false;
  showTotal();
  tell(`${countWords(files.length, 'file')} chosen.`);
}

/** @param {'send' | 'check'} doing */
function begin(doing) {
  const waiting = uploads.filter(({ state }) => state === 'waiting');
  for (const field of [chooser, feed]) demand(field, null);
  if (waiting.length === 0) return demand(chooser, 'Choose a file first.');
  if (doing === 'send' && feed.value.trim() === '') {
    return demand(feed, 'Write which team or organisation the files come from.');
  }
  for (const upload of waiting) upload.doing = doing;
  goOn();
}

chooser.addEventListener('change', () => {
  add([...(chooser.files ?? [])]);
  chooser.value = '';
});
for (const name of ['dragenter', 'dragover']) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add('drop-zone-over');
  });
}
for (const name of ['dragleave', 'drop']) zone.addEventListener(name, () => zone.classList.remove('drop-zone-over'));
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  add([...(event.dataTransfer?.files ?? [])]);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  begin('send');
});
found('send-files').addEventListener('click', () => begin('send'));
found('check-files').addEventListener('click', () => begin('check'));
addEventListener('beforeunload', (event) => {
  if (uploads.some(({ state, doing }) => state === 'sending' && doing === 'send')) event.preventDefault();
});
found('upload-files').hidden = false;
found('upload-continue').hidden = true;
