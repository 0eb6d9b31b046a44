-- Figures that trusts and councils send in sheets. Variables: folder (where the sheets are).

CREATE MACRO sheet(path) AS TABLE
  SELECT row_number() OVER () AS row_number, * FROM read_csv(getvariable('folder') || path, header = true, all_varchar = true);

CREATE MACRO quarter_of(cell) AS CASE
  WHEN regexp_matches(cell, '^\d{4}-\d{2}-Q[1-4]$') THEN cell
  WHEN regexp_matches(cell, '^Q[1-4] \d{4}/\d{2}$') THEN replace(right(cell, 7), '/', '-') || '-' || left(cell, 2)
  -- A cohort is the quarter of its months: Oct-Dec 2025.
  WHEN regexp_matches(cell, '^[A-Z][a-z]{2}-[A-Z][a-z]{2} \d{4}$') THEN quarter_of_month(month_of(left(cell, 3) || '-' || right(cell, 2)))
  END;
CREATE MACRO period_of(cell) AS coalesce(
  month_of(cell), quarter_of(given(cell)), CASE WHEN regexp_matches(given(cell), '^20\d{2}[-/]\d{2}$') THEN replace(given(cell), '/', '-') END);

-- A cell that holds something which is no number, or a number below 0, is a fault of its row.
CREATE MACRO is_no_count(cell) AS given(cell) IS NOT NULL AND coalesce(whole(cell) < 0, true);

---- Discharges by discharge ready date. Figures: discharges, on the ready date, six bands of delay, bed days, bed days of the bands.
CREATE TABLE ready_line (feed VARCHAR, row_number BIGINT, provider VARCHAR, area VARCHAR, month VARCHAR, figures VARCHAR[]);

INSERT INTO ready_line
SELECT 'north', row_number, "Provider", "Area", "Month", [
  "Discharges", "Discharged on ready date", "Delayed 1 day", "Delayed 2 to 3 days", "Delayed 4 to 6 days",
  "Delayed 7 to 13 days", "Delayed 14 to 20 days", "Delayed 21 plus days", "Bed days", "Bed days 1 day",
  "Bed days 2 to 3 days", "Bed days 4 to 6 days", "Bed days 7 to 13 days", "Bed days 14 to 20 days", "Bed days 21 plus days"]
FROM sheet('/discharge-ready/north.csv');

INSERT INTO ready_line
SELECT feed, row_number, "Trust code", "Area name", "Discharge month", [
  "Patients discharged", "On DRD", "1 day", "2-3 days", "4-6 days", "7-13 days", "14-20 days", "21+ days", "Delay days",
  NULL, NULL, NULL, NULL, NULL, NULL]
FROM (SELECT 'south' AS feed, * FROM sheet('/discharge-ready/south.csv')
  UNION ALL SELECT 'again', * FROM sheet('/discharge-ready/again.csv'));

INSERT INTO ready_line
SELECT 'lean', row_number, "Provider", "HWB", "Month", ["Discharges", "On ready date", NULL, NULL, NULL, NULL, NULL, NULL, "Bed days",
  NULL, NULL, NULL, NULL, NULL, NULL]
FROM sheet('/discharge-ready/lean.csv');

-- As NHS England publishes it: a row for each figure, the month in the name of the file. Those of boards count; those of
-- England, of integrated care boards and of trusts are the same discharges again.
CREATE MACRO delayed(words) AS
  'Number of patients discharged where, between the Discharge Ready Date and Discharge Date, there is ' || words;
INSERT INTO ready_line
WITH by_board AS (
  SELECT "Upper Tier Local Authority Code" AS area, regexp_extract(filename, '([A-Z][a-z]+-20\d\d)[^/]*$', 1) AS month,
    map_from_entries(list(("Measure", "Value"))) AS figure
  FROM read_csv(getvariable('folder') || '/discharge-ready/Discharge-Ready-Date-monthly-data-csv-*.csv', header = true,
    all_varchar = true, filename = true)
  WHERE "Data Type" = 'UTLA Aggregate' GROUP BY ALL
)
SELECT 'nhs-england', 1, 'NHS England', area, month, [
  figure['Total Discharges for UTLA from acceptable trusts'], figure[delayed('No delay')], figure[delayed('a 1 day delay')],
  figure[delayed('a 2-3 day delay')], figure[delayed('a 4-6 day delay')], figure[delayed('a 7-13 day delay')],
  figure[delayed('a 14-20 day delay')], figure[delayed('a delay of 21 days or more')],
  figure['Total bed days lost due to delayed discharge'], NULL, NULL, NULL, NULL, NULL, NULL]
FROM by_board;

-- Of discharges, discharges on the ready date and bed days a row gives all or none; parts add up to the whole where all
-- of them are given; the bed days of the one-day band are its discharges (domain: identities that hold in the publication).
CREATE TABLE ready_row AS
WITH line AS (
  SELECT l.* EXCLUDE (month), a.board, month_of(l.month) AS month, upper(left(given(l.provider), 3)) AS trust,
    list_transform(figures, lambda cell: whole(cell)) AS n
  FROM ready_line l JOIN area_words a ON a.words = lower(given(l.area))
  WHERE month_of(l.month) IS NOT NULL AND given(l.provider) IS NOT NULL
    AND len(list_filter(figures, lambda cell: is_no_count(cell))) = 0
),
first_of_its_key AS (
  SELECT * FROM line
  QUALIFY row_number() OVER (PARTITION BY feed, trust, board, month ORDER BY row_number) = 1
)
SELECT * FROM first_of_its_key
WHERE n[1] IS NOT NULL AND n[2] IS NOT NULL AND n[9] IS NOT NULL
  AND coalesce(n[2] + n[3] + n[4] + n[5] + n[6] + n[7] + n[8] = n[1], true)
  AND coalesce(n[10] + n[11] + n[12] + n[13] + n[14] + n[15] = n[9], true)
  AND coalesce(n[10] = n[3], true);

-- Feeds are trusts, and are added up where they name different ones. Figures from all trusts, as NHS England publishes
-- them by board, count alone. Of feeds with the same trust the one with more trusts counts, else the newest (method,
-- several feeds).
CREATE TABLE ready_counting AS
WITH sender AS (
  SELECT r.feed, board, month, list(DISTINCT trust) AS trusts, r.feed = 'nhs-england' AS is_all, any_value(a.arrived) AS arrived
  FROM ready_row r JOIN arrival a ON a.feed = r.feed AND a.source = 'discharge-ready' GROUP BY ALL
)
SELECT feed, board, month FROM sender s
WHERE NOT EXISTS (
  FROM sender o WHERE o.board = s.board AND o.month = s.month AND o.feed <> s.feed AND CASE
    WHEN o.is_all OR s.is_all THEN o.is_all AND (NOT s.is_all OR o.arrived > s.arrived)
    ELSE list_has_any(o.trusts, s.trusts) AND (len(o.trusts), o.arrived) > (len(s.trusts), s.arrived) END);

-- A feed's figure of a board and month is known where every row of it gives the figure. Missing is never zero, but of no
-- discharges there are none in any band.
CREATE MACRO all_or_none(value) AS CASE WHEN count(value) = count(*) THEN sum(value)::BIGINT END;
CREATE TABLE ready_cell AS
WITH known AS (
  SELECT feed, board, month, CASE WHEN n[1] = 0 THEN list_transform(n, lambda one: coalesce(one, 0)) ELSE n END AS n
  FROM ready_row JOIN ready_counting USING (feed, board, month)
)
SELECT feed, board, month,
  all_or_none(n[1]) AS discharges, all_or_none(n[2]) AS on_ready_date, all_or_none(n[3]) AS delayed_1,
  all_or_none(n[4]) AS delayed_2_3, all_or_none(n[5]) AS delayed_4_6, all_or_none(n[6]) AS delayed_7_13,
  all_or_none(n[7]) AS delayed_14_20, all_or_none(n[8]) AS delayed_21, all_or_none(n[9]) AS bed_days
FROM known GROUP BY ALL;

---- Long-term admissions to care homes: the total, or residential and nursing together.
CREATE TABLE care_home_cell AS
WITH line AS (
  SELECT 'months' AS feed, row_number, "Area code" AS area, "Month" AS period, "Residential" AS residential,
    "Nursing" AS nursing, "Total" AS total FROM sheet('/care-home-admissions/months.csv')
  UNION ALL SELECT 'quarters', row_number, "HWB", "Quarter", "Residential admissions", "Nursing admissions", "Total 65+"
    FROM sheet('/care-home-admissions/quarters.csv')
  UNION ALL SELECT 'recount', row_number, "Area code", "Month", NULL, NULL, "Total" FROM sheet('/care-home-admissions/recount.csv')
),
figure AS (
  SELECT feed, row_number, board, period_of(period) AS period, whole(residential) AS r, whole(nursing) AS n, whole(total) AS t
  FROM line JOIN area_words ON words = lower(given(area))
  WHERE NOT is_no_count(residential) AND NOT is_no_count(nursing) AND NOT is_no_count(total)
  QUALIFY row_number() OVER (PARTITION BY feed, board, period_of(period) ORDER BY row_number) = 1
)
SELECT feed, board, period, coalesce(t, r + n) AS admissions FROM figure
WHERE coalesce(t, r + n) IS NOT NULL AND coalesce(r + n = t, true) AND period IS NOT NULL;

---- Reablement: nobody can be at home who was not discharged into it. Of nobody discharged, nobody is at home.
CREATE TABLE reablement_cell AS
WITH line AS (
  SELECT 'cohorts' AS feed, row_number, "HWB" AS area, "Cohort" AS period, "Discharged into reablement" AS discharged,
    "At home at 91 days" AS at_91, "At home at 84 days" AS at_84 FROM sheet('/reablement/cohorts.csv')
  UNION ALL SELECT 'months', row_number, "Area code", "Month", "Discharged", "At home day 91", NULL FROM sheet('/reablement/months.csv')
),
figure AS (
  SELECT feed, row_number, board, period_of(period) AS period, whole(discharged) AS discharged,
    coalesce(whole(at_91), CASE WHEN whole(discharged) = 0 THEN 0 END) AS at_91,
    coalesce(whole(at_84), CASE WHEN whole(discharged) = 0 THEN 0 END) AS at_84
  FROM line JOIN area_words ON words = lower(given(area))
  WHERE NOT is_no_count(discharged) AND NOT is_no_count(at_91) AND NOT is_no_count(at_84)
  QUALIFY row_number() OVER (PARTITION BY feed, board, period_of(period) ORDER BY row_number) = 1
)
SELECT feed, board, period, discharged, at_91, at_84 FROM figure
WHERE discharged IS NOT NULL AND coalesce(at_91, at_84) IS NOT NULL AND coalesce(at_91 <= discharged, true)
  AND coalesce(at_84 <= discharged, true);

---- Expected avoidable admissions and the reference rate, of a board and period; both above 0.
CREATE TABLE expected_cell AS
WITH line AS (
  SELECT 'tool' AS feed, row_number, "Area code" AS area, "Quarter" AS period, "Expected count" AS expected,
    "Reference rate per 100,000" AS rate FROM sheet('/expected-admissions/tool.csv')
  UNION ALL SELECT 'analyst', row_number, "HWB", "Period", "Expected admissions", "Reference rate"
    FROM sheet('/expected-admissions/analyst.csv')
)
SELECT feed, board, period_of(period) AS period, decimal_of(expected) AS expected, decimal_of(rate) AS rate
FROM line JOIN area_words ON words = lower(given(area))
WHERE decimal_of(expected) > 0 AND decimal_of(rate) > 0;

---- Demand and capacity of intermediate care: all services and referring trusts of a kind together, a column a month.
CREATE TABLE care_line AS
WITH wide AS (
  SELECT 'council' AS feed, * FROM sheet('/intermediate-care/council.csv')
  UNION ALL BY NAME SELECT 'icb' AS feed, * FROM sheet('/intermediate-care/icb.csv')
)
UNPIVOT wide ON COLUMNS('^[A-Z][a-z]{2}-\d{2}$') INTO NAME month VALUE number;

CREATE TABLE care_cell AS
SELECT board, month_of(care_line.month) AS month,
  sum(whole(number)) FILTER (k.kind = 'demand-hospital') AS demand_hospital,
  sum(whole(number)) FILTER (k.kind = 'demand-community') AS demand_community,
  sum(whole(number)) FILTER (k.kind = 'capacity-hospital') AS capacity_hospital,
  sum(whole(number)) FILTER (k.kind = 'capacity-community') AS capacity_community
FROM care_line
JOIN area_words ON words = lower(given("Area"))
JOIN (VALUES ('Demand - Hospital Discharge', 'demand-hospital'), ('Demand - Community', 'demand-community'),
  ('Capacity - Hospital Discharge', 'capacity-hospital'), ('Capacity - Community', 'capacity-community')) AS k(words_of_kind, kind)
  ON words_of_kind = given(care_line."Kind")
GROUP BY ALL;
