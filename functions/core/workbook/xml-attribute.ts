const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const HIGHEST_CHARACTER = 0x10ffff;

function character(whole: string, reference: string): string {
  if (!reference.startsWith('#')) return NAMED[reference] ?? whole;
  const code = reference[1] === 'x' ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code <= HIGHEST_CHARACTER ? String.fromCodePoint(code) : whole;
}

/** The text that an XML text means: its five entities and its numbered characters are read. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, character) : text;
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its namespace; null where the tag has none of that name. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? withoutEntities(found[1] ?? found[2] ?? '') : null;
}
