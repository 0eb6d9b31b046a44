-- Values of months, quarters and the year 2025-26.

CREATE TABLE month_of_year AS
SELECT strftime(d, '%Y-%m') AS month, quarter_of_month(strftime(d, '%Y-%m')) AS quarter
FROM generate_series(DATE '2025-04-01', DATE '2026-03-01', INTERVAL 1 MONTH) AS months(d);
CREATE TABLE quarter_of_year AS SELECT DISTINCT quarter FROM month_of_year;
CREATE TABLE every_period AS
SELECT month AS period FROM month_of_year UNION ALL SELECT quarter FROM quarter_of_year UNION ALL SELECT '2025-26';

-- A period is what was sent for it or, where only its parts were sent, its parts: a quarter its months, the year its
-- quarters. The year of reablement at 91 days is the discharges of October to December (Short and Long Term return, STS004).
CREATE MACRO periods_made_of(pieces) AS TABLE
WITH sent AS (SELECT DISTINCT metric, variant, board, period FROM query_table(pieces)),
quarter_part AS (
  SELECT sent.*, period AS target FROM sent JOIN quarter_of_year ON quarter = period
  UNION ALL
  SELECT s.*, m.quarter FROM sent s JOIN month_of_year m ON m.month = s.period
  WHERE NOT EXISTS (FROM sent q WHERE q.metric = s.metric AND q.variant IS NOT DISTINCT FROM s.variant AND q.board = s.board AND q.period = m.quarter)
),
year_part AS (
  SELECT sent.*, '2025-26' AS target FROM sent WHERE period = '2025-26' AND metric <> 'reablement-still-at-home-91-days'
  UNION ALL
  SELECT p.* REPLACE ('2025-26' AS target) FROM quarter_part p
  WHERE (metric <> 'reablement-still-at-home-91-days' OR target = '2025-26-Q3')
    AND (metric = 'reablement-still-at-home-91-days' OR NOT EXISTS (FROM sent y
      WHERE y.metric = p.metric AND y.variant IS NOT DISTINCT FROM p.variant AND y.board = p.board AND y.period = '2025-26'))
)
SELECT sent.*, period AS target FROM sent JOIN month_of_year ON month = period
UNION ALL FROM quarter_part UNION ALL FROM year_part;

CREATE TABLE period_figure AS
SELECT metric, piece.variant, board, target AS period, sum(numerator) AS numerator, sum(denominator) AS denominator, count(*) AS pieces
FROM periods_made_of('piece') made JOIN piece USING (metric, board, period)
WHERE piece.variant IS NOT DISTINCT FROM made.variant
GROUP BY ALL;

-- A value is one exact fraction, top through bottom; the division comes last. Standardised rates are worked out apart.
CREATE TABLE value_of (
  metric VARCHAR, variant VARCHAR, board VARCHAR, period VARCHAR, numerator DOUBLE, denominator DOUBLE, top HUGEINT, bottom HUGEINT,
  value DOUBLE);

-- A rate names the people that it divides by also where nothing was sent.
CREATE TABLE rate_figure AS
SELECT rate.metric, rate.variant, people.board, every_period.period, f.numerator, people.persons, f.pieces
FROM (VALUES ('emergency-admissions-65-plus', 'nhs-planning', 'admissions'), ('emergency-admissions-65-plus', 'all-emergency', 'admissions'),
  ('long-term-admissions-65-plus', NULL, 'admissions'), ('long-term-admissions-65-plus-count', NULL, 'admissions'),
  ('falls-admissions-65-plus', 'crude', 'falls')) AS rate(metric, variant, purpose)
JOIN population people ON people.purpose = rate.purpose CROSS JOIN every_period
LEFT JOIN period_figure f ON f.metric = rate.metric AND f.variant IS NOT DISTINCT FROM rate.variant
  AND f.board = people.board AND f.period = every_period.period;

-- A rate per 100,000 a month: a quarter or year is the mean of its monthly rates, the sum of counts through the months
-- through the people (Leicestershire 2026-27: 20,810 admissions in nine months are a rate of 1,469).
INSERT INTO value_of
SELECT metric, variant, board, period, numerator, persons, numerator * 100000, persons * pieces, NULL
FROM rate_figure WHERE metric = 'emergency-admissions-65-plus';

-- Long-term admissions: the sum over one population, never a mean of rates (Coventry 2025-26: 63, 106, 75, 94 are 338).
-- Falls: the crude rate is the admissions of the period over one population.
INSERT INTO value_of
SELECT metric, variant, board, period, numerator, persons, numerator * 100000, persons, NULL
FROM rate_figure WHERE metric IN ('long-term-admissions-65-plus', 'falls-admissions-65-plus');

-- Counts: the sum of the parts.
INSERT INTO value_of
SELECT metric, variant, board, period, numerator, persons, numerator, 1, NULL
FROM rate_figure WHERE metric = 'long-term-admissions-65-plus-count'
UNION ALL
SELECT metric, variant, board, period, numerator, denominator, numerator, 1, NULL FROM period_figure
WHERE regexp_matches(metric, '^discharge-delay-.*-days?$|^intermediate-care-(demand|capacity)-(hospital|community)$')
  AND metric <> 'discharge-delay-average-days';

-- Percentages: all of the period together, not a mean of months.
INSERT INTO value_of
SELECT metric, variant, board, period, numerator, denominator, numerator * 100, nullif(denominator, 0), NULL
FROM period_figure
WHERE metric IN ('discharged-on-ready-date', 'discharged-to-usual-residence', 'reablement-still-at-home-91-days',
  'reablement-still-at-home-84-days', 'intermediate-care-demand-against-capacity-hospital',
  'intermediate-care-demand-against-capacity-community');

-- Means of days: all days of the period through all discharges of it.
INSERT INTO value_of
SELECT metric, variant, board, period, numerator, denominator, numerator, nullif(denominator, 0), NULL FROM period_figure
WHERE metric IN ('discharge-delay-average-days', 'days-from-ready-date-when-delayed');

UPDATE value_of SET value = top::DOUBLE / bottom::DOUBLE;
