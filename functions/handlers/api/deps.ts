import { createDeps as createFileArrivedDeps, type FileArrivedDeps } from '../file-arrived/deps.ts';
import { createDeps as createPublishDeps, type PublishDeps } from '../publish-return/deps.ts';

/** What the web needs: everything that settling a file and publishing a return need, so that it can do both. */
export type ApiDeps = FileArrivedDeps &
  PublishDeps & {
    /** Where files are sent to, for the pages that say how; null where it is AWS itself. */
    s3Url: string | null;
  };

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): ApiDeps {
  return { ...createPublishDeps(variables), ...createFileArrivedDeps(variables), s3Url: null };
}
