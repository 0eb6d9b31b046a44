import * as z from 'zod/mini';
import { findBoard } from '../../../core/areas/boards.ts';
import { publicReturnJson } from '../../../core/disclosure/public-return-json.ts';
import { maySee } from '../../../core/visitors/visitor.ts';
import { publishReturn } from '../../publish-return/publish-return.ts';
import { writeIndex } from '../../publish-return/write-latest.ts';
import { folderOf } from '../../publish-return/write-revision.ts';
import {
  boardFor,
  boardInPath,
  quarterInPath,
  quarterInput,
  readInput,
  readJsonBody,
  revisionInput,
  wordsInput,
} from '../inputs.ts';
import { publicCopy } from '../public-copy.ts';
import { json, jsonText } from '../respond.ts';
import { returnView } from '../return-view.ts';
import type { Answer } from '../route.ts';
import { storedReturn, storedRevision } from '../stored-return.ts';

const MOST = 1000;

const listQuery = z.object({ quarter: z.optional(quarterInput) });
const getQuery = z.object({
  profile: z._default(z.enum(['return', 'public'], 'must be return or public'), 'return'),
  revision: revisionInput,
});
const publishBody = z.object({ area: wordsInput(200), quarter: quarterInput });

export const answerListReturns: Answer = async ({ records }, { query, visitor }) => {
  const { quarter } = readInput(listQuery, query);
  const found = quarter ? await records.returns.ofQuarter(quarter) : await records.returns.list(MOST);
  return json(200, {
    schema: 'bcf-returns/1',
    returns: found.filter(({ area }) => maySee(visitor, area)).map(returnView),
  });
};

/** Publishes now, and answers with `latest.json`: links and all. */
export const answerPublishReturn: Answer = async (deps, request) => {
  const { area, quarter } = readJsonBody(publishBody, request);
  const board = boardFor(request, findBoard(area));
  const { changed } = await publishReturn(deps, board.code, quarter);
  await writeIndex(deps, quarter);
  const key = `${folderOf(board.code, quarter)}/latest.json`;
  const latest = await deps.returns.read(key);
  if (!latest) throw new Error(`${key} was written but is not stored`);
  const location = `/api/v1/returns/${board.code}/${quarter}`;
  return jsonText(changed ? 201 : 200, new TextDecoder().decode(latest), { location });
};

/** The revision that stands, or another one, as it is stored; or its public copy, worked out from it under the rules of disclosure control. */
export const answerGetReturn: Answer = async (deps, request) => {
  const [quarter, { code }] = [quarterInPath(request), boardInPath(request)];
  const { profile, revision } = readInput(getQuery, request.query);
  if (revision !== undefined)
    return jsonText(200, await storedRevision(deps, { quarter, area: code, revision, profile }));
  if (profile === 'public') return jsonText(200, publicReturnJson(await publicCopy(deps, quarter, code)));
  const { text } = await storedReturn(deps, quarter, code);
  return jsonText(200, text);
};
