-- What the definitions publish as data: code lists, conditions, boards, standard population, people aged 65 and over.
-- Lists are read where they are published; the rules that use them are written out in the files that follow.
-- Variables: schemas (folder of the published definitions).

-- Missing is never zero: domain of missing markers, one list for all sources.
SET VARIABLE missing_markers = (
  SELECT (json->'$.missingValues')::VARCHAR[] FROM read_json_objects(getvariable('schemas') || '/sources/sus-apc.json')
);
CREATE MACRO given(cell) AS CASE WHEN NOT list_contains(getvariable('missing_markers'), trim(cell)) THEN trim(cell) END;

-- A whole number as people write it: 1,135 and 1135. What is no number is null, and so is what is missing.
CREATE MACRO whole(cell) AS try_cast(replace(given(cell), ',', '') AS BIGINT);
CREATE MACRO decimal_of(cell) AS try_cast(replace(replace(given(cell), ',', ''), '%', '') AS DECIMAL(18, 6));

-- Dates with or without a time: 2025-04-30, 30/04/2025, 20250430. The day comes first where the year does not. A day that
-- no calendar has is no date.
CREATE MACRO day_of(cell) AS coalesce(
  try_strptime(left(given(cell), 10), '%Y-%m-%d'), try_strptime(left(given(cell), 10), '%d/%m/%Y'),
  try_strptime(left(given(cell), 8), '%Y%m%d'))::DATE;
CREATE MACRO moment_of(cell) AS try_strptime(given(cell), ['%Y-%m-%d %H:%M:%S', '%d/%m/%Y %H:%M:%S', '%Y-%m-%d', '%d/%m/%Y']);

-- Months as 2025-04, 202504, Apr-25, April 2025, 01/04/2025.
CREATE MACRO month_of(cell) AS
  strftime(try_strptime(given(cell), ['%Y-%m', '%Y%m', '%b-%y', '%B %Y', '%B-%Y', '%d/%m/%Y']), '%Y-%m');

-- April to June is the first quarter of a financial year.
CREATE MACRO year_of_month(month) AS left(month, 4)::INT - CASE WHEN right(month, 2) < '04' THEN 1 ELSE 0 END;
CREATE MACRO year_text(start) AS start::VARCHAR || '-' || right((start + 1)::VARCHAR, 2);
CREATE MACRO quarter_of_month(month) AS
  year_text(year_of_month(month)) || '-Q' || (((right(month, 2)::INT + 8) % 12) // 3 + 1)::VARCHAR;

CREATE TABLE code AS
SELECT json->>'id' AS list, unnest(json->'$.codes[*].code')->>'$' AS code
FROM read_json_objects(getvariable('schemas') || '/codes/*.json');

-- Conditions made of codes: a code stands for all codes that begin with it, a range for codes of three characters.
CREATE TABLE condition_of_list AS
WITH listed AS (
  SELECT json->>'id' AS list, unnest(json->'$.any[*]') AS condition
  FROM read_json_objects(getvariable('schemas') || '/codes/*.json')
)
SELECT list, condition->>'title' AS title, condition FROM listed;

CREATE TABLE condition_code AS
WITH part AS (
  SELECT list, title, 'primary' AS role, unnest(condition->'$.primary[*]') AS code FROM condition_of_list
  UNION ALL SELECT list, title, 'only with secondary', unnest(condition->'$.onlyWithSecondary[*]') FROM condition_of_list
  UNION ALL SELECT list, title, 'unless secondary', unnest(condition->'$.unlessSecondary[*]') FROM condition_of_list
)
SELECT list, title, role,
  CASE WHEN json_type(code) = 'VARCHAR' THEN code->>'$' END AS prefix,
  code->>'$.from' AS first_code, code->>'$.to' AS last_code
FROM part;

CREATE TABLE condition_operation AS
SELECT c.list, c.title, c.condition->>'$.unlessOperation.position' AS position, code.code AS prefix
FROM condition_of_list c JOIN code ON code.list = (c.condition->>'$.unlessOperation.list');

-- Boards, under every code that leads to them: their own, former ones, districts, and districts that are no more.
CREATE TABLE board AS
SELECT unnest(json->'$.boards[*].code')->>'$' AS board, unnest(json->'$.boards[*].name')->>'$' AS name
FROM read_json_objects(getvariable('schemas') || '/areas/boards.json');

CREATE TABLE former_board AS
SELECT unnest(json->'$.changes[*].former')->>'$' AS code, unnest(json->'$.changes[*].code')->>'$' AS board
FROM read_json_objects(getvariable('schemas') || '/areas/code-changes.json');

CREATE TABLE place AS
SELECT board AS code, board FROM board
UNION SELECT code, board FROM former_board
UNION SELECT unnest(json->'$.districts[*].code')->>'$', unnest(json->'$.districts[*].board')->>'$'
  FROM read_json_objects(getvariable('schemas') || '/areas/districts.json')
UNION SELECT unnest(json->'$.abolished[*].code')->>'$', unnest(json->'$.abolished[*].board')->>'$'
  FROM read_json_objects(getvariable('schemas') || '/areas/districts.json');

-- A sheet names a board by its code, a former code or its name.
CREATE TABLE area_words AS
SELECT lower(board) AS words, board FROM board
UNION SELECT lower(name), board FROM board
UNION SELECT lower(code), board FROM former_board;

-- European Standard Population 2013, ages 65 and over.
CREATE TABLE standard AS
WITH listed AS (
  SELECT unnest(json->'$.bands[*]') AS band
  FROM read_json_objects(getvariable('schemas') || '/areas/european-standard-population-2013.json')
)
SELECT band->>'band' AS band, (band->>'persons')::HUGEINT AS weight, regexp_extract(band->>'band', '^\d+')::INT AS from_age
FROM listed WHERE regexp_extract(band->>'band', '^\d+')::INT >= 65;

-- People aged 65 and over as published: one number a year from the first year of the series.
CREATE TABLE published_population AS
WITH listed AS (SELECT json FROM read_json_objects(getvariable('schemas') || '/areas/population-65-plus.json')),
series AS (
  SELECT s->>'basis' AS basis, (s->>'firstYear')::INT AS first_year, json->('$."' || (s->>'basis') || '"') AS boards
  FROM (SELECT json, unnest(json->'$.series[*]') AS s FROM listed)
),
of_board AS (
  SELECT basis, first_year, key AS board, unnest(value::BIGINT[]) AS persons,
    generate_subscripts(value::BIGINT[], 1) - 1 AS years_on
  FROM series, json_each(boards)
)
SELECT board, basis, (first_year + years_on)::INT AS year, persons FROM of_board;
