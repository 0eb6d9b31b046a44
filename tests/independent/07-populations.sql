-- People who live in an area: uploaded estimates and projections, else the published ones. Variables: folder.

CREATE TABLE person_line AS
SELECT row_number, board, whole("Year")::INT AS year,
  CASE WHEN "Basis" ILIKE '%mid-year%' THEN 'mid-year-estimate' ELSE 'snpp-2018-based' END AS basis,
  regexp_extract("Age band", '^\d+')::INT AS from_age,
  CASE WHEN contains("Age band", '+') THEN NULL
    ELSE coalesce(try_cast(regexp_extract("Age band", '-(\d+)$', 1) AS INT), regexp_extract("Age band", '^\d+')::INT) END AS to_age,
  lower(left(coalesce("Sex", 'persons'), 1)) AS sex, whole("Persons") AS persons
FROM (
  SELECT * FROM sheet('/population/bands.csv') UNION ALL BY NAME SELECT * FROM sheet('/population/totals.csv')
) JOIN area_words ON words = lower(given("Area"));

-- Both sexes: as given for persons, else females and males together; one sex alone is nobody's population.
CREATE TABLE person_band AS
SELECT board, year, basis, from_age, to_age,
  coalesce(any_value(persons) FILTER (sex = 'p'),
    any_value(persons) FILTER (sex = 'f') + any_value(persons) FILTER (sex = 'm')) AS persons
FROM person_line GROUP BY ALL HAVING coalesce(any_value(persons) FILTER (sex = 'p'),
    any_value(persons) FILTER (sex = 'f') + any_value(persons) FILTER (sex = 'm')) IS NOT NULL;

-- Bands are added up as a chain without gap or overlap, from one age on; where several begin at an age, the widest counts.
CREATE TABLE widest_band AS
SELECT * FROM person_band
QUALIFY row_number() OVER (PARTITION BY board, year, basis, from_age ORDER BY to_age DESC NULLS FIRST) = 1;

CREATE TABLE uploaded_population AS
WITH RECURSIVE chain AS (
  SELECT board, year, basis, to_age, persons FROM widest_band WHERE from_age = 65
  UNION ALL
  SELECT c.board, c.year, c.basis, b.to_age, c.persons + b.persons
  FROM chain c JOIN widest_band b ON b.board = c.board AND b.year = c.year AND b.basis = c.basis AND b.from_age = c.to_age + 1
)
SELECT board, year, basis, persons FROM chain WHERE to_age IS NULL;

-- By bands of the standard population, where the bands given can be added up to each of them.
CREATE TABLE uploaded_by_band AS
WITH RECURSIVE fitting AS (
  SELECT p.*, s.band, s.from_age AS band_from, CASE WHEN s.band <> '90-plus' THEN s.from_age + 4 END AS band_to
  FROM person_band p JOIN standard s
    ON p.from_age >= s.from_age AND CASE WHEN s.band = '90-plus' THEN true ELSE p.to_age <= s.from_age + 4 END
  QUALIFY row_number() OVER (PARTITION BY p.board, p.year, p.basis, s.band, p.from_age ORDER BY p.to_age DESC NULLS FIRST) = 1
),
chain AS (
  SELECT board, year, basis, band, band_to, to_age, persons FROM fitting WHERE from_age = band_from
  UNION ALL
  SELECT c.board, c.year, c.basis, c.band, c.band_to, f.to_age, c.persons + f.persons
  FROM chain c JOIN fitting f ON f.board = c.board AND f.year = c.year AND f.basis = c.basis AND f.band = c.band AND f.from_age = c.to_age + 1
)
SELECT board, year, basis, band, persons FROM chain WHERE to_age IS NOT DISTINCT FROM band_to
QUALIFY count(*) OVER (PARTITION BY board, year, basis) = 6;

-- The population of the calendar year in which the financial year begins; where there is none, of the nearest earlier
-- year. Uploaded figures come before the published ones. Admissions take the 2018-based projection before the estimate
-- (planning template 2023-25, metric 8.4); falls take the estimate first, and standardised by age they take only figures
-- by age band (Fingertips 22401).
CREATE TABLE population AS
WITH figure AS (
  SELECT board, year, basis, persons, true AS uploaded,
    EXISTS (FROM uploaded_by_band b WHERE b.board = u.board AND b.year = u.year AND b.basis = u.basis) AS has_bands
  FROM uploaded_population u
  UNION ALL SELECT board, year, basis, persons, false, false FROM published_population
)
SELECT purpose, board, persons, basis, year
FROM figure, (VALUES ('admissions', 'snpp-2018-based', false), ('falls', 'mid-year-estimate', false),
  ('falls by age', 'mid-year-estimate', true)) AS wanted(purpose, first_basis, wants_bands)
WHERE year <= 2025 AND (has_bands OR NOT wants_bands)
QUALIFY row_number() OVER (PARTITION BY purpose, board ORDER BY year DESC, uploaded DESC, basis = first_basis DESC) = 1;
