/** The size of a file, `12 KB`, `1.3 MB`. @param {number} bytes */
export function sizeWords(bytes) {
  if (bytes >= 999_500) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} KB`;
}

/** A count with its noun, `1 file`, `3,288 rows`. @param {number} count @param {string} one */
export function countWords(count, one) {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
