/** The size of a file, `12 KB`, `1.3 MB`, `5.0 GB`. @param {number} bytes */
export function sizeWords(bytes) {
  if (bytes >= 999_500_000) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 999_500) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} KB`;
}

/** A count with its noun, `1 file`, `3,288 rows`. @param {number} count @param {string} one */
export function countWords(count, one) {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}

/** What keeps a file from being sent; null where nothing does. @param {File} file @param {number} most */
export function fileFault({ size }, most) {
  if (size === 0) return 'The file is empty.';
  if (size > most) return 'The file is too large to be sent here. Send it in parts.';
  return null;
}
