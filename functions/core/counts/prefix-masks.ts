/** A code, or the beginning that codes share, with the bits that it stands for. */
export type PrefixMask = { prefix: string; mask: number };

/** The bits of every prefix that the code at `start` to `stop` of a text begins with. */
export type MaskAt = (text: string, start: number, stop: number) => number;

const CHARACTERS = 36;
const DOT = 46;

function placeOf(character: number): number {
  if (character >= 48 && character <= 57) return character - 48;
  const letter = character | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : -1;
}

/** Adds a prefix to the tree of characters: each node has `CHARACTERS` places for its next ones in `next`. */
function plant(next: number[], masks: number[], { prefix, mask }: PrefixMask): void {
  let node = 0;
  for (const character of prefix) {
    const place = placeOf(character.charCodeAt(0));
    if (place < 0) throw new TypeError(`${prefix} is no code of letters and digits`);
    const at = node * CHARACTERS + place;
    if (!next[at]) {
      next[at] = masks.length;
      masks.push(0);
    }
    node = next[at] ?? 0;
  }
  masks[node] = (masks[node] ?? 0) | mask;
}

/** Makes a look-up of codes by their beginnings that allocates nothing. Case and dots in the text do not matter. */
export function createPrefixMasks(prefixes: readonly PrefixMask[]): MaskAt {
  const growing: number[] = [];
  const growingMasks: number[] = [0];
  for (const prefix of prefixes) plant(growing, growingMasks, prefix);
  const next = Int32Array.from({ length: growingMasks.length * CHARACTERS }, (_, at) => growing[at] ?? 0);
  const masks = Int32Array.from(growingMasks);
  return (text, start, stop) => {
    let node = 0;
    let mask = 0;
    for (let at = start; at < stop; at += 1) {
      const character = text.charCodeAt(at);
      if (character === DOT) continue;
      const place = placeOf(character);
      node = place < 0 ? 0 : (next[node * CHARACTERS + place] ?? 0);
      if (node === 0) break;
      mask |= masks[node] ?? 0;
    }
    return mask;
  };
}
