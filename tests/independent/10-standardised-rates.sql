-- Rates standardised for age.

-- Falls, directly standardised to the European Standard Population 2013: the sum over bands of count times weight
-- through people, through the sum of weights, for 100,000 people. Not given for fewer than 10 admissions
-- (PHEindicatormethods). The six fractions are brought to one denominator, so that only the last division is inexact.
CREATE TABLE falls_piece AS
SELECT 'falls-admissions-65-plus' AS metric, NULL::VARCHAR AS variant, board, month AS period, band, falls
FROM falls_count JOIN counting_feed USING (feed, board, month);

CREATE TABLE falls_by_band AS
SELECT board, target AS period, band, sum(falls)::HUGEINT AS x
FROM periods_made_of('falls_piece') JOIN falls_piece USING (metric, board, period) GROUP BY ALL;

CREATE TABLE band_population AS
SELECT board, band, uploaded_by_band.persons::HUGEINT AS n FROM uploaded_by_band JOIN population USING (board, basis, year)
WHERE purpose = 'falls' AND uploaded;

INSERT INTO value_of
WITH band AS (
  SELECT board, period, x, n, weight, row_number() OVER (PARTITION BY board, period ORDER BY from_age) AS i
  FROM falls_by_band JOIN band_population USING (board, band) JOIN standard USING (band)
),
side_by_side AS (
  SELECT board, period, list(x ORDER BY i) AS x, list(n ORDER BY i) AS n, list(weight ORDER BY i) AS w FROM band GROUP BY ALL
)
SELECT 'falls-admissions-65-plus', 'standardised', board, period, list_sum(x), list_sum(n),
  CASE WHEN list_sum(x) >= 10 THEN 100000 * (
    x[1] * w[1] * n[2] * n[3] * n[4] * n[5] * n[6] + n[1] * x[2] * w[2] * n[3] * n[4] * n[5] * n[6]
    + n[1] * n[2] * x[3] * w[3] * n[4] * n[5] * n[6] + n[1] * n[2] * n[3] * x[4] * w[4] * n[5] * n[6]
    + n[1] * n[2] * n[3] * n[4] * x[5] * w[5] * n[6] + n[1] * n[2] * n[3] * n[4] * n[5] * x[6] * w[6])::DOUBLE
    / (n[1] * n[2] * n[3] * n[4] * n[5] * n[6] * list_sum(w)::HUGEINT)::DOUBLE END
FROM side_by_side;

-- Avoidable admissions, indirectly standardised: observed through expected, times the rate of the reference year, for a
-- period with an expected number. A longer period is the sum of the rates of its parts (planning template 2023-25,
-- metric 8.1: quarterly rates whose sum is the year's).
CREATE TABLE observed AS
SELECT board, period, numerator AS observed FROM period_figure WHERE metric = 'avoidable-admissions';

CREATE TABLE rate_piece AS
SELECT 'avoidable-admissions' AS metric, NULL::VARCHAR AS variant, board, period, observed, expected, rate
FROM (SELECT * FROM expected_cell QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY expected DESC, feed) = 1)
JOIN observed USING (board, period);

INSERT INTO value_of
SELECT 'avoidable-admissions', NULL, board, target, sum(observed), sum(expected), sum((observed * rate)::DOUBLE / expected::DOUBLE)
FROM periods_made_of('rate_piece') JOIN rate_piece USING (metric, board, period) GROUP BY ALL;
