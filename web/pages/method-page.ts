import { countRules } from '../../functions/core/method/count-rules.ts';
import { metricFacts, plainNumber, sourceWords } from '../../functions/core/method/metric-facts.ts';
import type { MetricDefinition } from '../../functions/core/metrics/metric-definition.ts';
import { details } from '../components/details.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import { withCodes } from '../words/code-words.ts';
import type { Page } from './layout.ts';

type Sourced = { citation: string; confidence: string };

/** `coverage` is from which share of the usual rows a month is held to be whole. */
export type MethodModel = {
  metrics: readonly MetricDefinition[];
  coverage: Sourced & { flagBelow: number; notAssessableBelow: number; months: number };
};

/** How every number is worked out, from the definitions by which it is. */
export function methodPage({ metrics, coverage }: MethodModel): Page {
  return {
    title: 'How the numbers are worked out',
    content: html`<p class="nhsuk-body-l">These are the definitions that the product computes by. Each rule names where it is from, and how sure that is: confirmed by a publication, inferred from one, or from memory.</p>
<p>See also <a href="/rules">faults in files and how to mend them</a>, and <a href="/glossary">what words mean</a>.</p>
<h2 id="metrics">Metrics</h2>
<ul>${metrics.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul>
<h2 id="coverage">When a month is not whole</h2>
<p>${coverageWords(coverage)}</p>
${metrics.map(metricSection)}`,
  };
}

const percent = (share: number): string => `${plainNumber(share * 100)} %`;

function coverageWords(coverage: MethodModel['coverage']): Part {
  const { flagBelow, notAssessableBelow, months } = coverage;
  return `A month under ${percent(flagBelow)} of the best of the last ${months} months is marked. With a month under ${percent(notAssessableBelow)} a number is not held against its plan. ${sourceWords(coverage)}.`;
}

function metricSection(metric: MetricDefinition): Html {
  const facts = metricFacts(metric).map(([name, text]) => [name, withCodes(text)] as const);
  return html`<section><h2 id="${metric.id}">${metric.name}</h2>
<p>${metric.definition}</p>
${details('Formula, unit, sources and where each is from', summaryList(facts))}
${rulesOf(metric)}</section>
`;
}

function rulesOf(metric: MetricDefinition): Html | null {
  const counts = countRules(metric);
  if (counts.length === 0) return null;
  const list = ({ measure, title, definition, rules }: (typeof counts)[number]) => html`<h3>${title}</h3>
<p><code>${measure}</code>. ${definition}</p>
<ul>${rules.map((rule) => html`<li>${rule.rule}. <span class="nhsuk-u-secondary-text-colour">${sourceWords(rule)}</span></li>`)}</ul>`;
  return details('Which hospital stays count', counts.map(list));
}
