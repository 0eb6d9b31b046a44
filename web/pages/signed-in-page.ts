import { ROLES, type Role, type Visitor } from '../../functions/core/visitors/visitor.ts';
import { button, checkboxField, selectField, textField } from '../components/fields.ts';
import { form } from '../components/form.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import type { Page } from './layout.ts';

type Area = { code: string; name: string };

/** Who looks at the page, and whether they may try to be somebody else. `areas` are all that can be chosen. */
export type SignedInModel = {
  visitor: Visitor;
  areas: readonly Area[];
  trying: { token: string } | null;
};

const MEANING: Readonly<Record<Role, string>> = {
  provider: 'submits a return when its data are complete',
  reviewer: 'reviews a return, and may unlock a signed one',
  certifier: 'certifies a return for the board, and may unlock a signed one',
};

/** What a box of the form for a role is called. */
export const roleField = (role: Role): string => `role-${role}`;

function areaWords({ areas: seen }: Visitor, areas: readonly Area[]): string {
  if (seen === 'all') return 'all';
  return areas.flatMap(({ code, name }) => (seen.includes(code) ? [name] : [])).join(', ') || 'none';
}

function tryForm({ visitor, areas }: SignedInModel, token: string): Html {
  const [area] = visitor.areas === 'all' ? [] : visitor.areas;
  const content = html`${textField({ id: 'name', label: 'Name', value: visitor.name, most: 200 })}
${checkboxField({
  id: 'roles',
  label: 'Roles',
  hint: 'Somebody without any role can only look.',
  choices: ROLES.map((role) => ({
    name: roleField(role),
    text: `${role}: ${MEANING[role]}`,
    isChosen: visitor.roles.includes(role),
  })),
})}
${selectField({
  id: 'area',
  label: 'Area',
  value: area ?? '',
  blank: 'All areas',
  choices: areas.map(({ code, name }) => ({ value: code, text: name })),
})}
${textField({ id: 'feeds', label: 'Feeds', hint: 'The names under which their organisation sends files, such as rkb. Empty means all.', value: visitor.feeds === 'all' ? '' : visitor.feeds.join(', '), most: 1000 })}
${button('Be this person', 'primary', { name: 'do', value: 'try' })}
${button('Be yourself again', 'secondary', { name: 'do', value: 'reset' })}`;
  return html`<h2>Try to be somebody else</h2>
<p>On a machine of your own there is no sign-in: you may do everything under one name. To see what others see, or to sign a return as three people do, be one of them until you close the browser.</p>
${form({ to: '/signed-in', from: { visitor, token }, content })}`;
}

/** Who somebody is here and what they may do. */
export function signedInPage(model: SignedInModel): Page {
  const { visitor, areas, trying } = model;
  return {
    title: `You are ${visitor.name}`,
    content: html`${summaryList([
      ['Roles', visitor.roles.length === 0 ? 'none: you can look and change nothing' : visitor.roles.join(', ')],
      ['Areas', areaWords(visitor, areas)],
      ['Sends files as', visitor.feeds === 'all' ? 'anybody' : visitor.feeds.join(', ') || 'nobody'],
    ])}
${trying ? tryForm(model, trying.token) : html`<p><a href="/sign-out">Sign out</a></p>`}`,
  };
}
