import type { Notice } from '../../core/quarter-end/notice.ts';
import type { Log } from '../log.ts';

/** Tells people. A notice may be handed on more than once; its id says that it is the same. */
export type Notify = { send(notice: Notice): Promise<void> };

/** Leaves a line in the log that there is a notice; its words are read where notices are listed. */
export function notifyByLog(log: Log): Notify {
  return {
    send: async ({ id, quarter, area, kind, day, due, missing }) =>
      log('quarter-end.notice', { notice: id, quarter, area: area.code, kind, day, due, missing: missing.length }),
  };
}
