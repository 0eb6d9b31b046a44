import * as z from 'zod/mini';
import { returnPath } from '../../../../web/pages/return-path.ts';
import { SIGN_OFF_STEPS } from '../../../core/returns/sign-off.ts';
import type { SignOffView } from '../../../core/returns/sign-off-view.ts';
import { loadSignOff } from '../../publish-return/load-sign-off.ts';
import { signOff } from '../../publish-return/sign-off.ts';
import { unlock } from '../../publish-return/unlock.ts';
import { actorOf } from '../actor.ts';
import type { ApiDeps } from '../deps.ts';
import type { ApiRequest } from '../http.ts';
import {
  boardInPath,
  decisionInput,
  quarterInPath,
  readForm,
  readJsonBody,
  reasonInput,
  wordsInput,
} from '../inputs.ts';
import { json, seeOther } from '../respond.ts';
import type { Answer } from '../route.ts';

const DESPITE = 'must be text of at most 2000 characters';

const stepInput = z.object({
  step: z.optional(z.enum(SIGN_OFF_STEPS, `must be one of ${SIGN_OFF_STEPS.join(', ')}`)),
  despite: z.optional(z.string(DESPITE).check(z.trim(), z.maxLength(2000, DESPITE))),
  contentSha256: z.optional(
    z.string('must be 64 hexadecimal digits').check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')),
  ),
});

/** Who signs is the visitor, unless a program says otherwise. */
const signingInput = z.extend(stepInput, { by: z.optional(wordsInput(200)) });

type Signing = z.infer<typeof signingInput>;
type Decision = z.infer<typeof decisionInput>;

const placeIn = (request: ApiRequest) => ({ area: boardInPath(request).code, quarter: quarterInPath(request) });

function sign(deps: ApiDeps, request: ApiRequest, { by, despite, ...signing }: Signing): Promise<SignOffView> {
  // A field of a form that is left empty is sent all the same.
  return signOff(deps, {
    ...placeIn(request),
    actor: actorOf(deps, request, by),
    ...signing,
    despite: despite || undefined,
  });
}

function takeOff(deps: ApiDeps, request: ApiRequest, { by, reason }: Decision): Promise<SignOffView> {
  return unlock(deps, { ...placeIn(request), actor: actorOf(deps, request, by), reason });
}

/** How far a return is signed, and what is proposed beside it. */
export const answerGetSignOff: Answer = async (deps, request) => {
  const { quarter, area } = placeIn(request);
  return json(200, await loadSignOff(deps, quarter, area));
};

export const answerSignOff: Answer = async (deps, request) =>
  json(200, await sign(deps, request, readJsonBody(signingInput, request)));

export const answerUnlock: Answer = async (deps, request) =>
  json(200, await takeOff(deps, request, readJsonBody(decisionInput, request)));

const pageOf = (request: ApiRequest) =>
  `${returnPath({ quarter: quarterInPath(request), area: boardInPath(request) })}#sign-off`;

export const answerSignOffForm: Answer = async (deps, request) => {
  await sign(deps, request, readForm(stepInput, request));
  return seeOther(pageOf(request));
};

export const answerUnlockForm: Answer = async (deps, request) => {
  await takeOff(deps, request, readForm(reasonInput, request));
  return seeOther(pageOf(request));
};
