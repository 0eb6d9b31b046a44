-- Takes in one extract. Variables: feed (who sends it), file (where it is).
INSERT INTO extract_column
SELECT getvariable('feed'), column_name FROM (DESCRIBE FROM read_csv(getvariable('file'), header = true, all_varchar = true, delim = ',', quote = '"', sample_size = 100));

INSERT INTO extract_row BY NAME
SELECT getvariable('feed') AS feed,
  COLUMNS(lambda name: name IN (
    'APCS_Ident', 'Der_Provider_Code', 'Admission_Date', 'Discharge_Date', 'Discharge_Ready_Date', 'Admission_Method',
    'Patient_Classification', 'Source_of_Admission', 'Discharge_Destination', 'Discharge_Method',
    'Administrative_Category', 'Age_At_Start_of_Spell_SUS', 'Der_Postcode_LSOA_2011_Code',
    'Der_Postcode_LSOA_2021_Code', 'Der_Postcode_Dist_Unitary_Auth', 'Der_Dischg_Treatment_Function_Code',
    'Der_Diagnosis_All', 'Der_Procedure_All', 'Extract_Date_Time', 'Submission_Date',
    'Hospital Provider Spell Number', 'Organisation Code Code of Provider', 'Start Date (Hospital Provider Spell)',
    'Discharge Date (From Hospital Provider Spell)', 'Hospital Provider Spell Discharge Ready Date',
    'Admission Method (Hospital Provider Spell)', 'Patient Classification',
    'Source of Admission (Hospital Provider Spell)', 'Discharge Destination (Hospital Provider Spell)',
    'Discharge Method (Hospital Provider Spell)', 'Administrative Category', 'Age as on Admission',
    'Local Unitary Authority', 'Treatment Function Code', 'Episode Number', 'Last Episode In Spell Indicator',
    'Extract date/time', 'Submission Date', 'Diagnosis (ICD) 1', 'Diagnosis (ICD) 2', 'Diagnosis (ICD) 3',
    'Diagnosis (ICD) 4', 'Diagnosis (ICD) 5', 'Procedure (OPCS) 1', 'Procedure (OPCS) 2'))
FROM read_csv(getvariable('file'), header = true, all_varchar = true, delim = ',', quote = '"', sample_size = 100);
