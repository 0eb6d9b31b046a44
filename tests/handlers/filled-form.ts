const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};

const chosen = (options: string): string =>
  attribute(/<option[^>]*\bselected[^>]*>/.exec(options)?.[0] ?? '<option value="">', 'value') ?? '';

/** The fields of the page's form with what stands in them, as a browser without scripts would send them. */
export function fieldsOf(page: string): Map<string, string> {
  const form = /<form[^>]*class="entries"[\s\S]*<\/form>/.exec(page)?.[0] ?? '';
  const fields = new Map<string, string>();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isLeftOut = attribute(tag, 'type') === 'checkbox' && !/\bchecked\b/.test(tag);
    if (name !== null && !isLeftOut) fields.set(name, attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
    fields.set(attribute(tag, 'name') ?? '', plain(text).replaceAll('\n', '\r\n'));
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    fields.set(attribute(tag, 'name') ?? '', chosen(options));
  }
  return fields;
}

/** The form filled in further, as the body of a request. */
export function filledForm(page: string, entries: Record<string, string>): string {
  return new URLSearchParams([...new Map([...fieldsOf(page), ...Object.entries(entries)])]).toString();
}
