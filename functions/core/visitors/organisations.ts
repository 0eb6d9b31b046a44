import { ROLES, type Role, type Visitor } from './visitor.ts';

/** What the people of an organisation may see: boards by their current codes, and feeds in lower case under which it sends. */
export type Organisation = { areas: 'all' | readonly string[]; feeds: 'all' | readonly string[] };

/** The organisations that use the product, by the names that their groups have behind `org-`. */
export type Organisations = Readonly<Record<string, Organisation>>;

const ORGANISATION = 'org-';
const ROLE = 'role-';

const isRole = (name: string): name is Role => ROLES.some((role) => role === name);

function union(several: readonly ('all' | readonly string[])[]): 'all' | string[] {
  const named: string[] = [];
  for (const one of several) {
    if (one === 'all') return 'all';
    named.push(...one);
  }
  return [...new Set(named)];
}

/**
 * Somebody by the groups that they are in: `org-…` for what they may see, `role-…` for what they may do. Groups that
 * nobody knows give nothing, so that somebody of no organisation sees no area.
 */
export function visitorOfGroups(name: string, groups: readonly string[], organisations: Organisations): Visitor {
  const ends = (start: string) =>
    groups.flatMap((group) => (group.startsWith(start) ? [group.slice(start.length)] : []));
  const own = ends(ORGANISATION).flatMap((id) => {
    const found = Object.hasOwn(organisations, id) ? organisations[id] : undefined;
    return found ? [found] : [];
  });
  const given = ends(ROLE).filter(isRole);
  return {
    name,
    roles: ROLES.filter((role) => given.includes(role)),
    areas: union(own.map(({ areas }) => areas)),
    feeds: union(own.map(({ feeds }) => feeds)),
  };
}
