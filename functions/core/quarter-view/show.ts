import { type AreaProgress, requiredMissing } from './area-progress.ts';

/** Which areas of a quarter are shown. */
export const SHOWS = ['all', 'missing', 'complete', 'unsigned', 'signed'] as const;
export type Show = (typeof SHOWS)[number];

const isShown: Record<Show, (area: AreaProgress) => boolean> = {
  all: () => true,
  missing: (area) => requiredMissing(area).length > 0,
  complete: (area) => requiredMissing(area).length === 0,
  unsigned: ({ return: standing }) => standing?.status === 'draft',
  signed: ({ return: standing }) => standing?.status === 'signed-off',
};

/** How many areas there are of each kind. */
export function showCounts(areas: readonly AreaProgress[]): Record<Show, number> {
  const of = (show: Show) => areas.filter(isShown[show]).length;
  return {
    all: areas.length,
    missing: of('missing'),
    complete: of('complete'),
    unsigned: of('unsigned'),
    signed: of('signed'),
  };
}

/** The areas of a kind whose name or code has the text in it, whatever its case. */
export function shownAreas(
  areas: readonly AreaProgress[],
  { show, area: text }: { show: Show; area: string },
): AreaProgress[] {
  const wanted = text.trim().toLowerCase();
  return areas.filter(
    (area) => isShown[show](area) && (area.name.toLowerCase().includes(wanted) || area.code.toLowerCase() === wanted),
  );
}
