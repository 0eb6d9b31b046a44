-- Rows of admitted-patient extracts as they stand, every cell as text. Columns are those of two published layouts:
-- the derived spell table of NCDR and UDAL (one row a spell), and the SUS+ SEM extract (one row an episode).

CREATE TABLE extract_row (
  feed VARCHAR,
  -- Derived spell table.
  "APCS_Ident" VARCHAR, "Der_Provider_Code" VARCHAR, "Admission_Date" VARCHAR, "Discharge_Date" VARCHAR,
  "Discharge_Ready_Date" VARCHAR, "Admission_Method" VARCHAR, "Patient_Classification" VARCHAR,
  "Source_of_Admission" VARCHAR, "Discharge_Destination" VARCHAR, "Discharge_Method" VARCHAR,
  "Administrative_Category" VARCHAR, "Age_At_Start_of_Spell_SUS" VARCHAR, "Der_Postcode_LSOA_2011_Code" VARCHAR,
  "Der_Postcode_LSOA_2021_Code" VARCHAR, "Der_Postcode_Dist_Unitary_Auth" VARCHAR,
  "Der_Dischg_Treatment_Function_Code" VARCHAR, "Der_Diagnosis_All" VARCHAR, "Der_Procedure_All" VARCHAR,
  "Extract_Date_Time" VARCHAR, "Submission_Date" VARCHAR,
  -- SUS+ SEM extract.
  "Hospital Provider Spell Number" VARCHAR, "Organisation Code Code of Provider" VARCHAR,
  "Start Date (Hospital Provider Spell)" VARCHAR, "Discharge Date (From Hospital Provider Spell)" VARCHAR,
  "Hospital Provider Spell Discharge Ready Date" VARCHAR, "Admission Method (Hospital Provider Spell)" VARCHAR,
  "Patient Classification" VARCHAR, "Source of Admission (Hospital Provider Spell)" VARCHAR,
  "Discharge Destination (Hospital Provider Spell)" VARCHAR, "Discharge Method (Hospital Provider Spell)" VARCHAR,
  "Administrative Category" VARCHAR, "Age as on Admission" VARCHAR, "Local Unitary Authority" VARCHAR,
  "Treatment Function Code" VARCHAR, "Episode Number" VARCHAR, "Last Episode In Spell Indicator" VARCHAR,
  "Extract date/time" VARCHAR, "Submission Date" VARCHAR,
  "Diagnosis (ICD) 1" VARCHAR, "Diagnosis (ICD) 2" VARCHAR, "Diagnosis (ICD) 3" VARCHAR, "Diagnosis (ICD) 4" VARCHAR,
  "Diagnosis (ICD) 5" VARCHAR, "Procedure (OPCS) 1" VARCHAR, "Procedure (OPCS) 2" VARCHAR
);

-- A rule whose column a file does not have is left out; one whose cell is blank is not. So it matters which are there.
-- Variables: folder (where the lookup is).
CREATE TABLE extract_column (sender VARCHAR, name VARCHAR);
CREATE MACRO has_column(of_feed, names) AS
  EXISTS (SELECT 1 FROM extract_column c WHERE c.sender = of_feed AND list_contains(names, c.name));

-- Small areas, of which a lookup says the local authority.
CREATE TABLE small_area AS
SELECT given(coalesce("LSOA21CD", "LSOA11CD")) AS code, place.board
FROM read_csv(getvariable('folder') || '/small-areas-*.csv', header = true, all_varchar = true, union_by_name = true)
JOIN place ON place.code = given("LTLA23CD");

-- The feed that a board has chosen, where it has.
CREATE TABLE preferred_feed AS
SELECT * FROM read_csv(getvariable('folder') || '/preferred-feeds.csv', header = true, all_varchar = true);

-- In which order the files came.
CREATE TABLE arrival AS
SELECT source, feed, max(arrived::INT) AS arrived
FROM read_csv(getvariable('folder') || '/arrivals.csv', header = true, all_varchar = true) GROUP BY ALL;
