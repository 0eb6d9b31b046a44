import { ROLES, type Visitor } from '../../functions/core/visitors/visitor.ts';
import { type Page, pageLayout } from '../../web/pages/layout.ts';

export const ANN: Visitor = { name: 'Ann Analyst', roles: ROLES, areas: 'all', feeds: 'all' };
export const FORM_TOKEN = 'a-token-of-a-test-form';

/** Ann at a form. */
export const FROM_ANN = { visitor: ANN, token: FORM_TOKEN };

/** The whole text of a page as somebody who may do everything sees it. */
export const shown = (page: Page): string => pageLayout(page, ANN);
