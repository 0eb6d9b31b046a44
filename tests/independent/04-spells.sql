-- Rows to spells: what is read of a row, which rows cannot be used, and which row speaks for a spell.

-- Codes are texts: trimmed, in capitals, with their leading zeros. One that its published list does not have is not known.
CREATE MACRO code_of(cell) AS upper(given(cell));
CREATE MACRO code_in(cell, of_list) AS
  CASE WHEN upper(given(cell)) IN (SELECT code FROM code WHERE list = of_list) THEN upper(given(cell)) END;

-- Ages of 7000 and more are babies by days of life: age 0 (HES Data Dictionary). Over 109 is no age.
CREATE MACRO age_of(cell) AS CASE
  WHEN whole(cell) >= 7000 THEN 0
  WHEN whole(cell) BETWEEN 0 AND 109 THEN whole(cell) END;

-- ICD-10 and OPCS-4 as lists hold them: no dots, and no X that pads a code (I10X is I10).
CREATE MACRO clinical_code(cell) AS rtrim(upper(replace(trim(cell, E' \n\r\t'), '.', '')), 'X');
CREATE MACRO clinical_codes(cells) AS
  list_filter(list_transform(cells, lambda cell: clinical_code(coalesce(cell, ''))), lambda code: code <> '');
-- One text holds all episodes of a spell, parted by ||, and codes parted by commas: ||E119 ,J849 ||I801 ,N179.
-- The first that is not blank is the first episode.
CREATE MACRO codes_of_text(cell) AS clinical_codes(string_split(
  list_filter(string_split(coalesce(cell, ''), '||'), lambda part: trim(part, E' \n\r\t,') <> '')[1], ','));

CREATE TABLE read_row AS
SELECT feed, row_number() OVER () AS row_id,
  given(coalesce("Hospital Provider Spell Number", "APCS_Ident")) AS spell_id,
  -- An ODS code of a site begins with the three characters of its trust.
  left(code_of(coalesce("Organisation Code Code of Provider", "Der_Provider_Code")), 3) AS provider,
  coalesce("Start Date (Hospital Provider Spell)", "Admission_Date") AS admission_text,
  coalesce("Discharge Date (From Hospital Provider Spell)", "Discharge_Date") AS discharge_text,
  coalesce("Hospital Provider Spell Discharge Ready Date", "Discharge_Ready_Date") AS ready_text,
  day_of(admission_text) AS admission, day_of(discharge_text) AS discharge, day_of(ready_text) AS ready,
  code_in(coalesce("Admission Method (Hospital Provider Spell)", "Admission_Method"), 'admission-method') AS method,
  code_in(coalesce("Patient Classification", "Patient_Classification"), 'patient-classification') AS classification,
  code_in(coalesce("Source of Admission (Hospital Provider Spell)", "Source_of_Admission"), 'source-of-admission') AS source,
  code_in(coalesce("Discharge Destination (Hospital Provider Spell)", "Discharge_Destination"), 'discharge-destination')
    AS destination,
  code_in(coalesce("Discharge Method (Hospital Provider Spell)", "Discharge_Method"), 'discharge-method') AS ending,
  code_in(coalesce("Administrative Category", "Administrative_Category"), 'administrative-category') AS category,
  age_of(coalesce("Age as on Admission", "Age_At_Start_of_Spell_SUS")) AS age,
  code_of(coalesce("Treatment Function Code", "Der_Dischg_Treatment_Function_Code")) AS treatment,
  code_of(coalesce("Local Unitary Authority", "Der_Postcode_Dist_Unitary_Auth")) AS authority,
  code_of("Der_Postcode_LSOA_2021_Code") AS lsoa21, code_of("Der_Postcode_LSOA_2011_Code") AS lsoa11,
  coalesce(whole("Episode Number"), 1) AS episode,
  coalesce(given("Last Episode In Spell Indicator") = '1', false) AS is_last,
  moment_of(coalesce("Extract date/time", "Extract_Date_Time")) AS extracted,
  moment_of(coalesce("Submission Date", "Submission_Date")) AS submitted,
  "Der_Diagnosis_All" AS diagnosis_text, "Der_Procedure_All" AS procedure_text,
  [given("Diagnosis (ICD) 1"), given("Diagnosis (ICD) 2"), given("Diagnosis (ICD) 3"), given("Diagnosis (ICD) 4"),
    given("Diagnosis (ICD) 5")] AS diagnosis_cells,
  [given("Procedure (OPCS) 1"), given("Procedure (OPCS) 2")] AS procedure_cells
FROM extract_row;

-- A row is rejected without a spell id, admission date, admission method or age that can be used; with a date that is
-- none; and with a discharge before the admission. A blank discharge date is a stay that has not ended.
CREATE TABLE sound_row AS
SELECT * FROM read_row
WHERE spell_id IS NOT NULL AND admission IS NOT NULL AND method IS NOT NULL AND age IS NOT NULL
  AND (given(discharge_text) IS NULL OR discharge IS NOT NULL)
  AND (given(ready_text) IS NULL OR ready IS NOT NULL)
  AND (discharge IS NULL OR discharge >= admission);

-- Rows of one provider with one spell id are one spell, in any order. Of one episode the version that was extracted
-- last stands or, where that does not tell, submitted last.
CREATE TABLE standing_row AS
SELECT feed, provider, spell_id, row_id, episode, is_last FROM sound_row
QUALIFY row_number() OVER (
  PARTITION BY feed, provider, spell_id, episode
  ORDER BY extracted DESC NULLS LAST, submitted DESC NULLS LAST, row_id) = 1;

-- The last episode speaks for the spell: the one that is marked as last, else the one with the highest number. What was
-- wrong with the patient on admission stands in the first.
CREATE TABLE spell_row AS
SELECT arg_max(row_id, episode + CASE WHEN is_last THEN 1000000 ELSE 0 END) AS last_row, arg_min(row_id, episode) AS first_row
FROM standing_row GROUP BY feed, provider, spell_id;

CREATE TABLE spell AS
SELECT l.feed, l.row_id AS spell_number, l.age, l.method, l.classification, l.source, l.destination, l.ending, l.category,
  l.treatment, l.authority, l.lsoa21, l.lsoa11,
  -- Days from admission to discharge; a stay within one day is none.
  date_diff('day', l.admission, l.discharge) AS stay,
  -- A blank ready date is a patient who left on the day they were ready. One before the admission or after the
  -- discharge cannot be right, and the spell then has no delay that could be counted (NHS England, discharge ready date guidance).
  CASE WHEN l.ready IS NULL THEN 0
    WHEN l.ready BETWEEN l.admission AND l.discharge THEN date_diff('day', l.ready, l.discharge) END AS delay,
  strftime(l.discharge, '%Y-%m') AS month,
  CASE WHEN f.diagnosis_text IS NOT NULL THEN codes_of_text(f.diagnosis_text) ELSE clinical_codes(f.diagnosis_cells) END
    AS diagnoses,
  CASE WHEN f.procedure_text IS NOT NULL THEN codes_of_text(f.procedure_text) ELSE clinical_codes(f.procedure_cells) END
    AS procedures
FROM spell_row JOIN sound_row l ON l.row_id = last_row JOIN sound_row f ON f.row_id = first_row
WHERE l.discharge IS NOT NULL;

-- Residence is the first of local authority, LSOA 2021 and LSOA 2011 that names a board or a place outside England.
-- Districts lead to their county and former codes to the code that replaced them; outside England is no board.
CREATE TABLE residence AS
SELECT code, board FROM place UNION ALL SELECT code, board FROM small_area;

CREATE MACRO is_abroad(code) AS regexp_matches(code, '^[WSN]\d{8}$');

CREATE TABLE resident_spell AS
WITH placed AS (
  SELECT s.*,
    CASE WHEN by_authority.board IS NOT NULL OR coalesce(is_abroad(s.authority), false) THEN by_authority.board
      WHEN by_lsoa21.board IS NOT NULL OR coalesce(is_abroad(s.lsoa21), false) THEN by_lsoa21.board
      ELSE by_lsoa11.board END AS board
  FROM spell s
  LEFT JOIN residence by_authority ON by_authority.code = s.authority
  LEFT JOIN residence by_lsoa21 ON by_lsoa21.code = s.lsoa21
  LEFT JOIN residence by_lsoa11 ON by_lsoa11.code = s.lsoa11
)
FROM placed WHERE board IS NOT NULL;
