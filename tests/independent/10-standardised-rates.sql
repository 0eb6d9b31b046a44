-- Rates standardised for age.

-- Falls, directly standardised to the European Standard Population 2013: the sum over bands of count times weight
-- through people, through the sum of weights, for 100,000 people. Not given for fewer than 10 admissions
-- (PHEindicatormethods). The six fractions are brought to one denominator, so that only the last division is inexact.
CREATE TABLE falls_piece AS
SELECT 'falls-admissions-65-plus' AS metric, NULL::VARCHAR AS variant, board, month AS period, band, falls
FROM falls_count JOIN counting_feed USING (feed, board, month);

CREATE TABLE falls_by_band AS
SELECT board, target AS period, band, sum(falls)::HUGEINT AS x
FROM periods_made_of('falls_piece') made JOIN falls_piece USING (metric, board, period) GROUP BY ALL;

CREATE TABLE band_population AS
SELECT board, band, uploaded_by_band.persons::HUGEINT AS n FROM uploaded_by_band JOIN population USING (board, basis, year)
WHERE purpose = 'falls by age';

INSERT INTO value_of
WITH band AS (
  SELECT board, period, x, n, weight, row_number() OVER (PARTITION BY board, period ORDER BY from_age) AS i
  FROM falls_by_band JOIN band_population USING (board, band) JOIN standard USING (band)
),
side_by_side AS (
  SELECT board, period, list(x ORDER BY i) AS x, list(n ORDER BY i) AS n, list(weight ORDER BY i) AS w FROM band GROUP BY ALL
)
SELECT 'falls-admissions-65-plus', 'standardised', board, period, list_sum(x), people.persons, NULL, NULL,
  CASE WHEN list_sum(x) >= 10 THEN 100000 * (
    x[1] * w[1] * n[2] * n[3] * n[4] * n[5] * n[6] + n[1] * x[2] * w[2] * n[3] * n[4] * n[5] * n[6]
    + n[1] * n[2] * x[3] * w[3] * n[4] * n[5] * n[6] + n[1] * n[2] * n[3] * x[4] * w[4] * n[5] * n[6]
    + n[1] * n[2] * n[3] * n[4] * x[5] * w[5] * n[6] + n[1] * n[2] * n[3] * n[4] * n[5] * x[6] * w[6])::DOUBLE
    / (n[1] * n[2] * n[3] * n[4] * n[5] * n[6] * list_sum(w)::HUGEINT)::DOUBLE END
FROM side_by_side JOIN population people USING (board) WHERE people.purpose = 'falls by age';

-- Avoidable admissions, indirectly standardised: observed through expected, times the rate of the reference year. The
-- expected number is that of the period or, where only a longer one has it, an even share of that.
CREATE TABLE expected_of_period AS
WITH holding AS (
  SELECT month AS period, unnest([month, quarter, '2025-26']) AS holder, unnest([1, 3, 12]) AS months FROM month_of_year
  UNION ALL SELECT quarter, unnest([quarter, '2025-26']), unnest([1, 4]) FROM quarter_of_year
  UNION ALL SELECT '2025-26', '2025-26', 1
),
counting AS (SELECT * FROM expected_cell QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY expected DESC, feed) = 1)
SELECT c.board, h.period, h.months, c.expected, c.rate, h.months = 1 AS is_own
FROM counting c JOIN holding h ON h.holder = c.period
QUALIFY row_number() OVER (PARTITION BY c.board, h.period ORDER BY h.months) = 1;

CREATE TABLE rate_piece AS
SELECT 'avoidable-admissions' AS metric, NULL::VARCHAR AS variant, board, period, observed,
  expected::DOUBLE / months AS expected, (observed * rate)::DOUBLE / expected::DOUBLE AS rate, is_own
FROM expected_of_period JOIN (
  SELECT board, period, numerator AS observed FROM period_figure WHERE metric = 'avoidable-admissions') USING (board, period);

-- A longer period without a number of its own is the sum of the rates of its parts (planning template 2023-25, metric
-- 8.1: quarterly rates whose sum is the year's).
CREATE TABLE own_rate AS SELECT * FROM rate_piece WHERE is_own;
INSERT INTO value_of
WITH longer AS (
  SELECT board, target AS period, sum(p.expected) AS expected, sum(p.rate) AS value
  FROM periods_made_of('own_rate') made JOIN own_rate p USING (metric, board, period) GROUP BY ALL
),
given AS (
  FROM longer UNION ALL
  SELECT board, period, expected, rate FROM rate_piece
  WHERE NOT EXISTS (FROM longer l WHERE l.board = rate_piece.board AND l.period = rate_piece.period)
)
SELECT 'avoidable-admissions', NULL, board, period, f.numerator, expected, NULL, NULL, value
FROM period_figure f LEFT JOIN given USING (board, period) WHERE metric = 'avoidable-admissions';
