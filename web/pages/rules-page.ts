import type { IssueLevel } from '../../functions/core/checks/issue.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { ISSUE_LEVELS, type IssueRule, levelWords } from '../../functions/core/words/issue-words.ts';
import { selectField, textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { summaryList } from '../components/summary-list.ts';
import { type TagLook, tag } from '../components/tag.ts';
import { type Html, html } from '../html.ts';
import type { Page } from './layout.ts';

/** Which faults are asked for: how far they reach, and what their words have in them. Empty is all. */
export type RulesAsked = { level: IssueLevel | ''; words: string };

/** `all` is how many there are without a filter. */
export type RulesModel = { rules: readonly IssueRule[]; all: number; asked: RulesAsked };

/** Every fault that a file can have: what it means, an example, and how it is mended. */
export function rulesPage({ rules, all, asked }: RulesModel): Page {
  const isFiltered = asked.level !== '' || asked.words !== '';
  return {
    title: 'Faults in files and how to mend them',
    content: html`<p class="nhsuk-body-l">Every file is checked against these when it comes. A report names each fault by its code, its row and its column.</p>
${filterForm({ to: '/rules', isFiltered, fields: filterFields(asked) })}
<p>${rules.length < all ? `${rules.length} of ${countWords(all, 'kind')} of fault` : `${countWords(all, 'kind')} of fault`}</p>
${rules.map(ruleSection)}
<p><a href="/method">How the numbers are worked out</a></p>`,
  };
}

const filterFields = ({ level, words }: RulesAsked) => [
  textField({ id: 'words', label: 'Code or words', value: words }),
  selectField({
    id: 'level',
    label: 'How far it reaches',
    value: level,
    blank: 'Any',
    choices: ISSUE_LEVELS.map((each) => ({ value: each, text: levelWords[each] })),
  }),
];

const looks: Record<IssueLevel, TagLook> = { file: 'bad', row: 'wait', warning: 'note' };

function ruleSection({ code, name, meaning, mend, levels, example }: IssueRule): Html {
  return html`<section><h2 id="${code}">${name}</h2>
<p>${levels.map((level) => html`${tag(looks[level], levelWords[level])} `)}<code>${code}</code></p>
<p>${meaning}</p>
${summaryList([
  ['For example', example.fault],
  ['It should be', example.mended],
  ['How to mend it', mend],
])}</section>
`;
}
