import * as z from 'zod/mini';
import thresholds from '../../../../schemas/coverage-thresholds.json' with { type: 'json' };
import { glossaryPage } from '../../../../web/pages/glossary-page.ts';
import { methodPage } from '../../../../web/pages/method-page.ts';
import { rulesPage } from '../../../../web/pages/rules-page.ts';
import { metricCatalogue } from '../../../core/metrics/catalogue.ts';
import { glossary } from '../../../core/words/glossary.ts';
import { ISSUE_LEVELS, type IssueRule, issueRules } from '../../../core/words/issue-words.ts';
import { readInput } from '../inputs.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';

const rulesQuery = z.object({
  level: z.optional(z.enum(ISSUE_LEVELS, `must be one of ${ISSUE_LEVELS.join(', ')}`)),
  words: z._default(z.string().check(z.maxLength(200)), ''),
});

/** The definitions of the metrics. */
export const answerMethodPage: Answer = async (_deps, request) =>
  page(request, 200, methodPage({ metrics: metricCatalogue, coverage: thresholds }));

const textOf = ({ code, name, meaning, mend }: IssueRule): string => `${code} ${name} ${meaning} ${mend}`.toLowerCase();

/** Every kind of fault, or those that are asked for. */
export const answerRulesPage: Answer = async (_deps, request) => {
  const { level, words } = readInput(rulesQuery, request.query);
  const wanted = words.trim().toLowerCase();
  const rules = issueRules.filter(
    (rule) => (level === undefined || rule.levels.includes(level)) && textOf(rule).includes(wanted),
  );
  return page(request, 200, rulesPage({ rules, all: issueRules.length, asked: { level: level ?? '', words } }));
};

/** What words mean. */
export const answerGlossaryPage: Answer = async (_deps, request) => page(request, 200, glossaryPage(glossary));
