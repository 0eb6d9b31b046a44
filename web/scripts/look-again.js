// Looks for a file to be read to its end, or laid aside, and then loads its page again. Without scripts there is a link that does the same.

const EVERY_MS = 2000;
const MOST_LOOKS = 300;

const pause = () => new Promise((resolve) => setTimeout(resolve, EVERY_MS));

/**
 * @param {string} address
 * @param {HTMLElement} news
 * @returns {Promise<boolean>}
 */
async function isOver(address, news) {
  try {
    const answer = await fetch(address);
    if (answer.status === 200) return true;
    const { notDone, reading } = await answer.json();
    if (reading) news.textContent = reading.words;
    return notDone !== undefined;
  } catch {
    return false;
  }
}

const link = document.getElementById('look-again');
const news = document.getElementById('reading');
const address = link?.dataset.lookAt;
if (address && news) {
  if (!news.textContent) news.textContent = 'This page shows what is found as soon as it is there.';
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await pause();
    if (await isOver(address, news)) {
      location.reload();
      break;
    }
  }
}
