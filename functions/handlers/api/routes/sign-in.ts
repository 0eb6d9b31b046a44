import { signedOutPage } from '../../../../web/pages/signed-out-page.ts';
import type { HttpResponse } from '../http.ts';
import { page, seeOther } from '../respond.ts';
import type { Route } from '../route.ts';
import type { SentOn } from '../sign-in.ts';

/** Where who somebody is can be seen, and on a machine of one's own changed. */
const WHO = '/signed-in';

const sentOn = (sent: SentOn | undefined): HttpResponse =>
  sent ? { ...seeOther(sent.location), cookies: sent.cookies } : seeOther(WHO);

/** The way in, the way back from the sign-in pages, and the way out. On a machine of one's own they lead nowhere. */
export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/sign-in',
    needs: 'anybody',
    answer: async ({ signIn }, { query }) => sentOn(signIn.door?.enter(query.to ?? '/')),
  },
  {
    method: 'GET',
    path: '/sign-in/callback',
    needs: 'anybody',
    answer: async ({ signIn }, request) => sentOn(await signIn.door?.comeBack(request)),
  },
  {
    method: 'GET',
    path: '/sign-out',
    needs: 'anybody',
    answer: async ({ signIn }) => sentOn(signIn.door?.leave()),
  },
  {
    method: 'GET',
    path: '/signed-out',
    needs: 'anybody',
    answer: async () => page({ visitor: null }, 200, signedOutPage()),
  },
];
