import groupsFile from '../../../schemas/areas/comparison-groups.json' with { type: 'json' };
import { type Board, boards } from './boards.ts';

/** The boards, by code, that one is compared with; it is not among them itself. */
export type ComparisonGroup = { id: string; title: string; boards: string[] };

/** The groups that can be asked for, the usual one first. */
export const comparisonGroupIds: readonly string[] = groupsFile.groups.map(({ id }) => id);

/** The boards that a board is compared with, by the group's id. Throws where there is no such group. */
export function comparisonGroup(board: Board, id: string = groupsFile.default): ComparisonGroup {
  const group = groupsFile.groups.find((each) => each.id === id);
  if (group === undefined) throw new Error(`schemas/areas/comparison-groups.json has no group ${id}`);
  const isIn = ({ region }: Board) => group.by === 'all' || region === board.region;
  const title = group.by === 'region' ? `${group.title}, ${board.region}` : group.title;
  return {
    id,
    title,
    boards: boards.filter((each) => each.code !== board.code && isIn(each)).map(({ code }) => code),
  };
}
