// Looks for a file to be read to its end, and then loads its page again. Without scripts there is a link that does the same.

const EVERY_MS = 2000;
const MOST_LOOKS = 300;

const pause = () => new Promise((resolve) => setTimeout(resolve, EVERY_MS));

/**
 * @param {string} address
 * @returns {Promise<boolean>}
 */
async function isRead(address) {
  try {
    return (await fetch(address)).status === 200;
  } catch {
    return false;
  }
}

const link = document.getElementById('look-again');
const news = document.getElementById('reading');
const address = link?.dataset.lookAt;
if (address && news) {
  news.textContent = 'This page shows what is found as soon as it is there.';
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await pause();
    if (await isRead(address)) {
      location.reload();
      break;
    }
  }
}
