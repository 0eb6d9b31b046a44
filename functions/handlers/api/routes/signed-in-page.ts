import { roleField, signedInPage } from '../../../../web/pages/signed-in-page.ts';
import { boards } from '../../../core/areas/boards.ts';
import { ROLES } from '../../../core/visitors/visitor.ts';
import { Rejected } from '../../../edges/problem.ts';
import { formFields, readInput } from '../inputs.ts';
import { triedCookie, visitorInput } from '../one-machine.ts';
import { page, seeOther } from '../respond.ts';
import type { Answer } from '../route.ts';

const PATH = '/signed-in';

/** Who the visitor is. */
export const answerSignedInPage: Answer = async ({ signIn }, request) => {
  const { visitor, formToken } = request;
  const trying = signIn.kind === 'one-machine' ? { token: formToken } : null;
  return page(request, 200, signedInPage({ visitor, areas: boards, trying }));
};

/** Makes the person at a machine of their own somebody else, or themselves again. */
export const answerBeSomebody: Answer = async ({ signIn, cookies }, request) => {
  if (signIn.kind !== 'one-machine') throw new Rejected('not-you', 'Your organisation says who you are.');
  const fields = formFields(request);
  const area = fields.get('area') ?? '';
  const feeds = (fields.get('feeds') ?? '').trim();
  const wanted = {
    name: fields.get('name'),
    roles: ROLES.filter((role) => fields.has(roleField(role))),
    areas: area === '' ? 'all' : [area],
    feeds: feeds === '' ? (area === '' ? 'all' : []) : feeds.toLowerCase().split(/[\s,]+/),
  };
  const visitor = fields.get('do') === 'reset' ? null : readInput(visitorInput, wanted);
  return { ...seeOther(PATH), cookies: [triedCookie(cookies, visitor)] };
};
