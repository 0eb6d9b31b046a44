-- Values of months, quarters and the year 2025-26.

CREATE TABLE month_of_year AS
SELECT strftime(d, '%Y-%m') AS month, quarter_of_month(strftime(d, '%Y-%m')) AS quarter
FROM generate_series(DATE '2025-04-01', DATE '2026-03-01', INTERVAL 1 MONTH) AS months(d);
CREATE TABLE quarter_of_year AS SELECT DISTINCT quarter FROM month_of_year;
CREATE TABLE every_period AS
SELECT month AS period FROM month_of_year UNION ALL SELECT quarter FROM quarter_of_year UNION ALL SELECT '2025-26';

-- A period is made of its parts, a quarter of its months and the year of its quarters, where all of them are there; else
-- of what was sent for the whole; else of the parts that there are. A part and a whole are never added up. The year of
-- reablement at 91 days is the discharges of October to December (Short and Long Term return, STS004).
CREATE MACRO periods_made_of(pieces) AS TABLE
WITH sent AS (
  SELECT DISTINCT metric, coalesce(variant, '') AS variant, board, period,
    CASE WHEN period LIKE '%Q%' THEN 3 WHEN period = '2025-26' THEN 12 ELSE 1 END AS months
  FROM query_table(pieces)
),
quarter_choice AS (
  SELECT metric, variant, board, coalesce(quarter, period) AS target,
    count(*) FILTER (quarter IS NOT NULL) = 3 AS has_all_parts, bool_or(quarter IS NULL) AS has_whole
  FROM sent LEFT JOIN month_of_year ON month = period WHERE period <> '2025-26' GROUP BY ALL
),
quarter_part AS (
  SELECT s.*, c.target FROM quarter_choice c JOIN sent s USING (metric, variant, board)
  LEFT JOIN month_of_year m ON m.month = s.period
  WHERE CASE WHEN c.has_whole AND NOT c.has_all_parts THEN s.period = c.target ELSE m.quarter = c.target END
),
year_choice AS (
  SELECT metric, variant, board, max(s.period) FILTER (s.period = '2025-26') IS NOT NULL AS has_whole,
    coalesce(max(p.months), 0) = 12 AS has_all_parts
  FROM sent s LEFT JOIN (
    SELECT metric, variant, board, sum(months) AS months FROM quarter_part GROUP BY ALL) p USING (metric, variant, board)
  GROUP BY metric, variant, board
),
year_part AS (
  SELECT s.*, '2025-26' AS target FROM sent s JOIN year_choice c USING (metric, variant, board)
  WHERE s.period = '2025-26' AND NOT c.has_all_parts AND metric <> 'reablement-still-at-home-91-days'
  UNION ALL
  SELECT q.* REPLACE ('2025-26' AS target) FROM quarter_part q JOIN year_choice c USING (metric, variant, board)
  WHERE CASE WHEN metric = 'reablement-still-at-home-91-days' THEN q.target = '2025-26-Q3'
    ELSE c.has_all_parts OR NOT c.has_whole END
)
SELECT sent.*, period AS target FROM sent JOIN month_of_year ON month = period
UNION ALL FROM quarter_part UNION ALL FROM year_part;

CREATE TABLE period_figure AS
SELECT metric, piece.variant, board, target AS period, sum(numerator) AS numerator, sum(denominator) AS denominator, count(*) AS pieces
FROM periods_made_of('piece') made JOIN piece USING (metric, board, period)
WHERE coalesce(piece.variant, '') = made.variant
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
