/** The feed of what is typed in the pages for an area. It is one feed among others: files of its own, which replace each other. */
export function pageFeed(area: string): string {
  return `pages-${area.toLowerCase()}`;
}

/** The area whose pages a feed is of; null where it is no such feed. */
export function areaOfPageFeed(feed: string): string | null {
  const [, code] = /^pages-([a-z]\d{8})$/.exec(feed) ?? [];
  return code?.toUpperCase() ?? null;
}
