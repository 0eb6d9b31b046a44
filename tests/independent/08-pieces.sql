-- What a metric is made of in the smallest periods that were sent: numerator and denominator by board and month
-- (or quarter, or year, where a sheet gives those).

-- Two extracts that both report a board and month are never added up: the feed that the board prefers counts, else the
-- one with more emergency admissions by the all-emergency definition (method, several feeds). Where both have as many,
-- no definition says which; here it is the first by name.
CREATE TABLE counting_feed AS
SELECT board, month, feed, spells FROM emergency_count c
QUALIFY row_number() OVER (PARTITION BY board, month
  ORDER BY (EXISTS (FROM preferred_feed p WHERE p.board = c.board AND p.feed = c.feed)) DESC, all_emergency DESC, feed) = 1;

CREATE TABLE piece (
  metric VARCHAR, variant VARCHAR, board VARCHAR, period VARCHAR, numerator HUGEINT, denominator HUGEINT);

INSERT INTO piece
SELECT 'emergency-admissions-65-plus', 'nhs-planning', board, month, nhs_planning, NULL
FROM emergency_count JOIN counting_feed USING (feed, board, month)
UNION ALL
SELECT 'emergency-admissions-65-plus', 'all-emergency', board, month, all_emergency, NULL
FROM emergency_count JOIN counting_feed USING (feed, board, month)
UNION ALL
SELECT 'discharged-to-usual-residence', NULL, board, month, home, discharges
FROM residence_count JOIN counting_feed USING (feed, board, month)
UNION ALL
SELECT 'falls-admissions-65-plus', 'crude', board, month, sum(falls), NULL
FROM falls_count JOIN counting_feed USING (feed, board, month) GROUP BY ALL
UNION ALL
SELECT 'avoidable-admissions', 'observed', board, month, avoidable, NULL
FROM avoidable_count JOIN counting_feed USING (feed, board, month);

-- Discharge delays, month by month: the sheets of the trusts, added up; the extract only for months without them.
CREATE TABLE delay_cell AS
SELECT 'discharge-ready' AS source, * FROM ready_cell
UNION ALL BY NAME
SELECT 'sus-apc' AS source, * FROM delay_count JOIN counting_feed USING (feed, board, month)
WHERE NOT EXISTS (FROM ready_cell r WHERE r.board = delay_count.board AND r.month = delay_count.month);

-- A trust that lacks a figure which a metric needs is left out of that metric, with its discharges.
INSERT INTO piece
SELECT metric, NULL, board, month, sum(numerator), sum(denominator)
FROM (
  SELECT board, month, unnest([
    {metric: 'discharge-delay-average-days', numerator: bed_days, denominator: discharges},
    {metric: 'discharged-on-ready-date', numerator: on_ready_date, denominator: discharges},
    {metric: 'days-from-ready-date-when-delayed', numerator: bed_days, denominator: discharges - on_ready_date},
    {metric: 'discharge-delay-1-day', numerator: delayed_1, denominator: discharges},
    {metric: 'discharge-delay-2-3-days', numerator: delayed_2_3, denominator: discharges},
    {metric: 'discharge-delay-4-6-days', numerator: delayed_4_6, denominator: discharges},
    {metric: 'discharge-delay-7-13-days', numerator: delayed_7_13, denominator: discharges},
    {metric: 'discharge-delay-14-20-days', numerator: delayed_14_20, denominator: discharges},
    {metric: 'discharge-delay-21-plus-days', numerator: delayed_21, denominator: discharges}], recursive := true)
  FROM delay_cell
) WHERE numerator IS NOT NULL AND denominator IS NOT NULL GROUP BY ALL;

-- Councils' feeds are not added up: the one with more admissions, or more people discharged, counts.
INSERT INTO piece
SELECT unnest(['long-term-admissions-65-plus', 'long-term-admissions-65-plus-count']), NULL, board, period, admissions, NULL
FROM care_home_cell
QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY admissions DESC, feed) = 1;

CREATE TABLE counting_reablement AS
SELECT * FROM reablement_cell QUALIFY row_number() OVER (PARTITION BY board, period ORDER BY discharged DESC, feed) = 1;
INSERT INTO piece
SELECT 'reablement-still-at-home-91-days', NULL, board, period, at_91, discharged FROM counting_reablement WHERE at_91 IS NOT NULL
UNION ALL
SELECT 'reablement-still-at-home-84-days', NULL, board, period, at_84, discharged FROM counting_reablement WHERE at_84 IS NOT NULL;

INSERT INTO piece
SELECT metric, NULL, board, month, numerator, denominator
FROM (
  SELECT board, month, unnest([
    {metric: 'intermediate-care-demand-hospital', numerator: demand_hospital, denominator: demand_hospital},
    {metric: 'intermediate-care-demand-community', numerator: demand_community, denominator: demand_community},
    {metric: 'intermediate-care-capacity-hospital', numerator: capacity_hospital, denominator: capacity_hospital},
    {metric: 'intermediate-care-capacity-community', numerator: capacity_community, denominator: capacity_community},
    {metric: 'intermediate-care-demand-against-capacity-hospital', numerator: demand_hospital, denominator: capacity_hospital},
    {metric: 'intermediate-care-demand-against-capacity-community', numerator: demand_community, denominator: capacity_community}
  ], recursive := true) FROM care_cell
) WHERE numerator IS NOT NULL AND denominator IS NOT NULL;
