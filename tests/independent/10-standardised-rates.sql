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
-- expected number and the rate are those of the period; else those of all its parts added up; else an even share of those
-- of a longer period, which leaves their ratio as it is (method, avoidable-admissions).
CREATE TABLE own_expected AS
SELECT board, period, expected::DECIMAL(30, 6) AS expected, rate::DECIMAL(30, 6) AS rate FROM expected_cell
QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY expected DESC, feed) = 1;

CREATE TABLE quarter_expected AS
FROM own_expected WHERE period IN (SELECT quarter FROM quarter_of_year)
UNION ALL
SELECT o.board, quarter, sum(expected), sum(rate) FROM own_expected o JOIN month_of_year ON month = o.period
WHERE NOT EXISTS (FROM own_expected q WHERE q.board = o.board AND q.period = quarter) GROUP BY ALL HAVING count(*) = 3;

CREATE TABLE year_expected AS
FROM own_expected WHERE period = '2025-26'
UNION ALL
SELECT q.board, '2025-26', sum(expected), sum(rate) FROM quarter_expected q
WHERE NOT EXISTS (FROM own_expected y WHERE y.board = q.board AND y.period = '2025-26') GROUP BY ALL HAVING count(*) = 4;

-- Choices in their order: 1 the period's own or that of its parts, then the quarter's, then the year's as it was sent.
CREATE TABLE expected_of_period AS
WITH choice AS (
  SELECT 1 AS choice, board, period, expected, rate, 1 AS share FROM own_expected WHERE period IN (SELECT month FROM month_of_year)
  UNION ALL SELECT 1, board, period, expected, rate, 1 FROM quarter_expected
  UNION ALL SELECT 1, board, period, expected, rate, 1 FROM year_expected
  UNION ALL SELECT 2, o.board, month, expected, rate, 3 FROM own_expected o JOIN month_of_year ON quarter = o.period
  UNION ALL SELECT 3, board, every_period.period, expected, rate, CASE WHEN every_period.period LIKE '%Q%' THEN 4 ELSE 12 END
    FROM own_expected o, every_period WHERE o.period = '2025-26' AND every_period.period <> '2025-26'
)
FROM choice QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY choice) = 1;

INSERT INTO value_of
SELECT 'avoidable-admissions', NULL, board, period, f.numerator, expected::DOUBLE / share, NULL, NULL,
  (f.numerator * rate)::DOUBLE / expected::DOUBLE
FROM period_figure f LEFT JOIN expected_of_period USING (board, period) WHERE metric = 'avoidable-admissions';
