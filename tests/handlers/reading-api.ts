import { NOT_READ_YET, type Submission } from '../../functions/core/submissions/submission.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { type TestApi, testApi } from './api-for-test.ts';

const blank: Omit<Submission, 'id' | 'key'> = {
  ...NOT_READ_YET,
  state: 'settled',
  attempts: 1,
  failures: 0,
  versionId: 'v1',
  sequencer: '1',
  arrivedAt: '2026-08-20T10:00:00.000Z',
  bytes: 1,
  source: 'narrative',
  feed: 'pages-e08000026',
  outcome: 'accepted',
};

/** The API where every file that is put among the arrivals is read at once. */
export const readingApi = (): TestApi =>
  testApi((deps) => {
    const put: typeof deps.arrivals.put = async (object) => {
      const version = await deps.arrivals.put(object);
      const id = submissionId(deps.arrivals.name, object.key, version);
      await deps.records.submissions.put({ ...blank, id, key: object.key });
      return version;
    };
    return { ...deps, arrivals: { ...deps.arrivals, put } };
  });

/** The files among the arrivals. */
export const sentFiles = ({ stores }: TestApi) =>
  [...stores.arrivals.objects].map(([key, bytes]) => ({ key, text: new TextDecoder().decode(bytes) }));
