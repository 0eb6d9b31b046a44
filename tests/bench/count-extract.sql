-- The counts of one extract in the layout of the derived spell table, whose dates are written 2025-04-30: what the
-- product counts of it, and which rows it rejects. Variables: schemas (folder of the published definitions), file.
-- Written for speed: each cell is looked at once, and only spells with several rows are sorted.

CREATE TABLE code AS
SELECT json->>'id' AS list, unnest(json->'$.codes[*].code')->>'$' AS code
FROM read_json_objects(getvariable('schemas') || '/codes/*.json');
CREATE MACRO codes_of(of_list) AS (SELECT list(code) FROM code WHERE list = of_list);
SET VARIABLE methods = codes_of('admission-method');
SET VARIABLE classifications = codes_of('patient-classification');
SET VARIABLE sources = codes_of('source-of-admission');
SET VARIABLE destinations = codes_of('discharge-destination');
SET VARIABLE endings = codes_of('discharge-method');
SET VARIABLE categories = codes_of('administrative-category');
SET VARIABLE emergency = codes_of('emergency-admission-methods');
SET VARIABLE non_elective = codes_of('non-elective-admission-methods');
SET VARIABLE not_acute = codes_of('non-specific-acute-treatment-functions');
SET VARIABLE transfer_or_death = codes_of('transfer-and-died-destinations');
SET VARIABLE from_hospital = codes_of('transfer-sources-of-admission');
SET VARIABLE home = codes_of('usual-residence-destinations');
SET VARIABLE heart_operations = codes_of('heart-and-circulation-operations');
SET VARIABLE angina_operations = codes_of('operations-that-rule-out-angina');

CREATE TABLE board AS
SELECT unnest(json->'$.boards[*].code')->>'$' AS board
FROM read_json_objects(getvariable('schemas') || '/areas/boards.json');
CREATE TABLE place AS
SELECT board AS code, board FROM board
UNION SELECT unnest(json->'$.changes[*].former')->>'$', unnest(json->'$.changes[*].code')->>'$'
  FROM read_json_objects(getvariable('schemas') || '/areas/code-changes.json')
UNION SELECT unnest(json->'$.districts[*].code')->>'$', unnest(json->'$.districts[*].board')->>'$'
  FROM read_json_objects(getvariable('schemas') || '/areas/districts.json')
UNION SELECT unnest(json->'$.abolished[*].code')->>'$', unnest(json->'$.abolished[*].board')->>'$'
  FROM read_json_objects(getvariable('schemas') || '/areas/districts.json');

CREATE MACRO known(cell, codes) AS CASE WHEN list_contains(codes, cell) THEN cell END;

CREATE TABLE read_row AS
SELECT "APCS_Ident" AS spell_id, left("Der_Provider_Code", 3) AS provider,
  try_cast("Admission_Date" AS DATE) AS admission, try_cast("Discharge_Date" AS DATE) AS discharge,
  try_cast("Discharge_Ready_Date" AS DATE) AS ready,
  known("Admission_Method", getvariable('methods')) AS method,
  known("Patient_Classification", getvariable('classifications')) AS classification,
  known("Source_of_Admission", getvariable('sources')) AS source,
  known("Discharge_Destination", getvariable('destinations')) AS destination,
  known("Discharge_Method", getvariable('endings')) AS ending,
  known("Administrative_Category", getvariable('categories')) AS category,
  try_cast("Age_At_Start_of_Spell_SUS" AS INT) AS age_given,
  CASE WHEN age_given >= 7000 THEN 0 WHEN age_given BETWEEN 0 AND 109 THEN age_given END AS age,
  "Der_Dischg_Treatment_Function_Code" AS treatment,
  coalesce("Der_Postcode_Dist_Unitary_Auth", "Der_Postcode_LSOA_2021_Code", "Der_Postcode_LSOA_2011_Code") AS residence,
  "Der_Diagnosis_All" AS diagnoses, "Der_Procedure_All" AS procedures,
  try_cast("Extract_Date_Time" AS TIMESTAMP) AS extracted,
  CASE WHEN admission IS NULL OR (discharge IS NULL AND "Discharge_Date" IS NOT NULL)
      OR (ready IS NULL AND "Discharge_Ready_Date" IS NOT NULL) THEN 'date'
    WHEN admission NOT BETWEEN DATE '1990-01-01' AND current_date OR discharge NOT BETWEEN DATE '1990-01-01' AND current_date
      OR ready NOT BETWEEN DATE '1990-01-01' AND DATE '2100-12-31' THEN 'range'
    WHEN discharge < admission THEN 'order'
    WHEN method IS NULL THEN 'method'
    WHEN age IS NULL THEN 'age'
    WHEN spell_id IS NULL THEN 'spell' END AS fault
FROM read_csv(getvariable('file'), header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', sample_size = 100);

CREATE TABLE several AS
SELECT provider, spell_id FROM read_row WHERE fault IS NULL GROUP BY ALL HAVING count(*) > 1;

-- Of a spell the row that was extracted last stands.
CREATE VIEW spell AS
SELECT * FROM read_row r WHERE fault IS NULL
  AND NOT EXISTS (FROM several s WHERE s.provider IS NOT DISTINCT FROM r.provider AND s.spell_id = r.spell_id)
UNION ALL
SELECT * FROM (
  SELECT r.* FROM read_row r JOIN several s ON s.provider IS NOT DISTINCT FROM r.provider AND s.spell_id = r.spell_id
  WHERE fault IS NULL
  QUALIFY row_number() OVER (PARTITION BY r.provider, r.spell_id ORDER BY extracted DESC NULLS LAST) = 1);

-- The codes of the first episode: ||E119 ,J849 ||I801 has E119 and J849 in it.
CREATE MACRO episode(cell) AS split_part(ltrim(cell, '| '), '||', 1);
CREATE MACRO operation_in(codes, prefixes) AS
  len(list_filter(string_split(codes, ','), lambda code: len(list_filter(prefixes, lambda each: starts_with(trim(code), each))) > 0)) > 0;

CREATE TABLE tested AS
SELECT p.board, year(discharge) * 12 + month(discharge) - 1 AS month, age,
  date_diff('day', admission, discharge) AS stay,
  CASE WHEN ready IS NULL THEN 0 WHEN ready BETWEEN admission AND discharge THEN date_diff('day', ready, discharge) END AS delay,
  coalesce(classification = '1', false) AS is_ordinary,
  coalesce(classification IN ('3', '4'), false) AS is_regular_attender,
  list_contains(getvariable('emergency'), method) AS is_emergency,
  treatment IS NOT NULL AND NOT list_contains(getvariable('not_acute'), treatment) AS is_specific_acute,
  age >= 65 AND is_ordinary AND coalesce(category <> '02', true) AS is_older,
  coalesce(ending IN ('4', '5'), false) OR coalesce(list_contains(getvariable('transfer_or_death'), destination), false) AS is_no_way_home,
  age >= 18 AND is_ordinary AND stay >= 1 AND NOT is_no_way_home AND is_specific_acute AND delay IS NOT NULL AS is_discharge,
  age >= 18 AND NOT is_regular_attender AND coalesce(classification <> '5', true) AND NOT is_no_way_home
    AND destination IS NOT NULL AND destination NOT IN ('98', '99') AS is_home_base,
  is_home_base AND list_contains(getvariable('home'), destination) AS is_home,
  is_older AND list_contains(getvariable('non_elective'), method) AND stay >= 1 AND is_specific_acute AS is_planned_for,
  method <> '2B' AND coalesce(NOT list_contains(getvariable('from_hospital'), source), true)
    AND coalesce(classification NOT IN ('2', '3', '4', '5'), true) AS is_new,
  -- Most stays are decided by their first code.
  is_emergency AND coalesce(regexp_matches(diagnoses, '^[| ]*(E1|D5|F0|G4|I[1245]|J[248]|B18|[ST]\d)'), false) AS may_have_condition,
  CASE WHEN may_have_condition THEN diagnoses END AS diagnoses,
  CASE WHEN may_have_condition THEN procedures END AS procedures
FROM spell s JOIN place p ON p.code = s.residence
WHERE discharge IS NOT NULL;

CREATE TABLE with_condition AS
WITH stay AS (
  SELECT board, month, age, is_new, is_regular_attender,
    replace(episode(diagnoses), '.', '') AS codes, episode(procedures) AS operations
  FROM tested
  WHERE may_have_condition
)
SELECT board, month,
  count(*) FILTER (is_new AND (regexp_matches(codes, '^(E1[0-4]|D50[189]|D51|D52|F0[0-3]|G4[01]|I48|J4[1-7])')
      OR (regexp_matches(codes, '^B18[01]') AND NOT regexp_matches(codes, ',\s*D57'))
      OR (regexp_matches(codes, '^J20') AND regexp_matches(codes, ',\s*J4[12347]'))
      OR (regexp_matches(codes, '^(I110|I130|I50|J81|I10|I119)') AND NOT coalesce(operation_in(operations, getvariable('heart_operations')), false))
      OR (regexp_matches(codes, '^(I20|I25)') AND NOT coalesce(operation_in(split_part(operations, ',', 1), getvariable('angina_operations')), false))
    )) AS avoidable,
  count(*) FILTER (age >= 65 AND NOT is_regular_attender
    AND regexp_matches(codes, '^(S\d\d|T[0-8]\d|T9[0-8])') AND regexp_matches(codes, ',\s*W[01]\d')) AS falls
FROM stay GROUP BY ALL;

CREATE TABLE counted AS
WITH sums AS (
  SELECT board, month, count(*) AS "rows",
    count(*) FILTER (is_planned_for) AS "emergency-admissions-65-plus.nhs-planning",
    count(*) FILTER (is_older AND is_emergency) AS "emergency-admissions-65-plus.all-emergency",
    count(*) FILTER (is_discharge) AS "discharges",
    count(*) FILTER (is_discharge AND delay = 0) AS "discharges-on-ready-date",
    count(*) FILTER (is_discharge AND delay = 1) AS "discharges-delayed-1-day",
    count(*) FILTER (is_discharge AND delay BETWEEN 2 AND 3) AS "discharges-delayed-2-3-days",
    count(*) FILTER (is_discharge AND delay BETWEEN 4 AND 6) AS "discharges-delayed-4-6-days",
    count(*) FILTER (is_discharge AND delay BETWEEN 7 AND 13) AS "discharges-delayed-7-13-days",
    count(*) FILTER (is_discharge AND delay BETWEEN 14 AND 20) AS "discharges-delayed-14-20-days",
    count(*) FILTER (is_discharge AND delay >= 21) AS "discharges-delayed-21-plus-days",
    coalesce(sum(delay) FILTER (is_discharge), 0)::INT AS "bed-days-after-ready-date",
    count(*) FILTER (is_home_base) AS "discharges-for-usual-residence",
    count(*) FILTER (is_home) AS "discharged-to-usual-residence"
  FROM tested GROUP BY ALL
)
SELECT sums.* REPLACE ((month // 12)::VARCHAR || '-' || lpad((month % 12 + 1)::VARCHAR, 2, '0') AS month),
  coalesce(avoidable, 0) AS "avoidable-admissions", coalesce(falls, 0) AS "falls-admissions-65-plus"
FROM sums LEFT JOIN with_condition USING (board, month);
