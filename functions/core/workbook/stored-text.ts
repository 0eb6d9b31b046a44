/**
 * Text as the file format of workbooks holds it. `_x000D_` and its like are how it writes characters, so the underscore
 * of such text is written as one (ECMA-376 part 1, 22.9.2.19); what no XML may hold is replaced (XML 1.0, production 2).
 */
export function storedText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
