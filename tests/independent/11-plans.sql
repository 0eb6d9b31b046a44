-- Plans, and whether a goal was met. Variables: folder.

-- Where a metric is a percentage, 0.87, 87 and 87% all mean 87. A plan without a value is worked out of its numerator
-- and denominator as the metric is: a monthly rate of a quarter is the mean of its months. Values of these sheets have at
-- most six decimals.
CREATE TABLE plan_given AS
WITH line AS (
  SELECT row_number, board, trim("Metric") AS metric, period_of("Period") AS period, decimal_of("Value") AS value,
    contains("Value", '%') AS is_marked, decimal_of("Numerator") AS numerator, decimal_of("Denominator") AS denominator,
    CASE WHEN trim("Metric") IN ('discharged-on-ready-date', 'discharged-to-usual-residence', 'reablement-still-at-home-91-days') THEN 100
      WHEN trim("Metric") IN ('emergency-admissions-65-plus', 'long-term-admissions-65-plus') THEN 100000 ELSE 1 END AS per
  FROM sheet('/plan/plan.csv') JOIN area_words ON words = lower(given("Area"))
)
SELECT metric, board, period,
  CASE WHEN value IS NULL THEN (numerator * 1000000)::HUGEINT * per
    WHEN per = 100 AND value <= 1 AND NOT coalesce(is_marked, false) THEN (value * 1000000)::HUGEINT * 100
    ELSE (value * 1000000)::HUGEINT END AS top,
  CASE WHEN value IS NULL THEN (denominator * 1000000)::HUGEINT * CASE WHEN metric = 'emergency-admissions-65-plus' AND period LIKE '%Q%' THEN 3 ELSE 1 END
    ELSE 1000000::HUGEINT END AS bottom
FROM line;

-- The plan of exactly that period counts. A quarter or year without one, but with one for each of its months or
-- quarters, has their mean; a count, which adds up, has their sum. Parts here are all over one number of people.
CREATE TABLE plan_of AS
WITH part AS (
  SELECT quarter AS period, month AS part, 3 AS parts FROM month_of_year
  UNION ALL SELECT '2025-26', month, 12 FROM month_of_year
  UNION ALL SELECT '2025-26', quarter, 4 FROM quarter_of_year
),
from_parts AS (
  SELECT p.metric, p.board, part.period, part.parts, sum(p.top) AS top,
    CASE WHEN regexp_matches(p.metric, '^discharge-delay-\d') THEN 1 ELSE part.parts END * any_value(p.bottom) AS bottom
  FROM plan_given p JOIN part ON part.part = p.period
  WHERE NOT EXISTS (FROM plan_given g WHERE g.metric = p.metric AND g.board = p.board AND g.period = part.period)
  GROUP BY p.metric, p.board, part.period, part.parts HAVING count(*) = part.parts AND count(DISTINCT p.bottom) = 1
)
SELECT metric, board, period, top, bottom FROM plan_given UNION ALL SELECT metric, board, period, top, bottom FROM from_parts;

-- How large a month is beside the best of the twelve that end with the quarter: by all spells of the extract, or by
-- discharges. Under half of it, the period cannot be assessed; nor can one with a month missing.
CREATE TABLE month_size AS
SELECT 'spells' AS measured_by, board, month, spells::HUGEINT AS size FROM counting_feed
UNION ALL
SELECT metric, board, period, CASE WHEN metric = 'days-from-ready-date-when-delayed' THEN NULL ELSE denominator END
FROM piece WHERE regexp_matches(metric, '^discharge');

CREATE MACRO measure_of_size(metric) AS CASE
  WHEN metric IN ('emergency-admissions-65-plus', 'discharged-to-usual-residence') THEN 'spells'
  WHEN metric = 'days-from-ready-date-when-delayed' THEN 'discharge-delay-average-days'
  WHEN regexp_matches(metric, '^discharge') THEN metric END;

CREATE TABLE assessable AS
WITH period_month AS (
  SELECT month AS period, month, quarter FROM month_of_year
  UNION ALL SELECT quarter, month, quarter FROM month_of_year
  UNION ALL SELECT '2025-26', month, '2025-26-Q4' FROM month_of_year
),
best AS (
  SELECT s.measured_by, s.board, q.quarter, max(s.size) AS best
  FROM month_size s JOIN month_of_year m USING (month) JOIN quarter_of_year q ON m.quarter <= q.quarter GROUP BY ALL
)
SELECT p.period, s.measured_by, s.board, count(*) AS months, min(2 * s.size - b.best) >= 0 AS is_large_enough
FROM period_month p JOIN month_size s USING (month)
JOIN best b ON b.measured_by = s.measured_by AND b.board = s.board AND b.quarter = p.quarter GROUP BY ALL;

-- Rounded once, half away from zero, on the exact fraction; a goal is met when the displayed value is at or on the
-- better side of the displayed plan.
CREATE MACRO rounded(top, bottom, decimals) AS (2 * top * (10 ** decimals)::HUGEINT + bottom) // (2 * bottom);
CREATE MACRO decimals_of(metric) AS CASE
  WHEN metric = 'discharge-delay-average-days' THEN 2
  WHEN metric = 'emergency-admissions-65-plus' OR regexp_matches(metric, '^discharge-delay-\d') THEN 0 ELSE 1 END;

CREATE TABLE assessment_of AS
SELECT metric, variant, board, period, p.top::DOUBLE / p.bottom::DOUBLE AS plan,
  CASE WHEN p.top IS NULL OR v.top IS NULL OR v.bottom IS NULL OR NOT is_large_enough
      OR months < CASE WHEN period LIKE '%Q%' THEN 3 WHEN period = '2025-26' THEN 12 ELSE 1 END THEN NULL
    WHEN metric IN ('discharged-on-ready-date', 'discharged-to-usual-residence')
      THEN rounded(v.top, v.bottom, decimals_of(metric)) >= rounded(p.top, p.bottom, decimals_of(metric))
    ELSE rounded(v.top, v.bottom, decimals_of(metric)) <= rounded(p.top, p.bottom, decimals_of(metric)) END AS is_met
FROM value_of v LEFT JOIN plan_of p USING (metric, board, period)
LEFT JOIN assessable a ON a.measured_by = measure_of_size(metric) AND a.board = v.board AND a.period = v.period
WHERE measure_of_size(metric) IS NOT NULL;
