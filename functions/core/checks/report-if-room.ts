import type { Issue } from './issue.ts';
import type { Tally } from './tally.ts';

/** Who hears of issues. Those for which there is no `room` are counted; where no room is given, all are listed. */
export type IssueListener = {
  report(issue: Issue): void;
  room?: Pick<Tally, 'hasRoom' | 'count'> | undefined;
};

/** Reports a fault that a file may have millions of: it is put into words only where there is room to list it. */
export function reportIfRoom(
  { report, room }: IssueListener,
  { code, level, column }: Pick<Issue, 'code' | 'level' | 'column'>,
  issue: () => Issue,
): void {
  if (room?.hasRoom(level) === false) room.count(code, level, column);
  else report(issue());
}
