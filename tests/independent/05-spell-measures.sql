-- What is counted of spells, for the board where the patient lives and the month in which the spell ended.

-- Which codes of this data fall under which condition: few codes, so each is looked up once.
CREATE TABLE condition_match AS
WITH seen AS (SELECT DISTINCT unnest(diagnoses) AS code FROM resident_spell)
SELECT DISTINCT seen.code, c.list, c.title, c.role
FROM seen JOIN condition_code c
  ON starts_with(seen.code, c.prefix) OR left(seen.code, 3) BETWEEN c.first_code AND c.last_code;

CREATE TABLE operation_match AS
WITH seen AS (SELECT DISTINCT unnest(procedures) AS code FROM resident_spell)
SELECT DISTINCT seen.code, c.list, c.title, c.position
FROM seen JOIN condition_operation c ON starts_with(seen.code, c.prefix);

-- A spell has a condition by its primary diagnosis; where the condition says so, only with a secondary diagnosis of a
-- kind, only without one, or only without an operation. Several codes of one kind are still one spell.
CREATE TABLE spell_condition AS
SELECT DISTINCT s.spell_number, m.list
FROM resident_spell s JOIN condition_match m ON m.code = s.diagnoses[1] AND m.role = 'primary'
WHERE (
    NOT EXISTS (FROM condition_code c WHERE c.list = m.list AND c.title = m.title AND c.role = 'only with secondary')
    OR EXISTS (FROM condition_match o WHERE o.list = m.list AND o.title = m.title AND o.role = 'only with secondary'
      AND list_contains(s.diagnoses[2:], o.code)))
  AND NOT EXISTS (FROM condition_match u WHERE u.list = m.list AND u.title = m.title AND u.role = 'unless secondary'
    AND list_contains(s.diagnoses[2:], u.code))
  AND NOT EXISTS (FROM operation_match p WHERE p.list = m.list AND p.title = m.title
    AND (p.code = s.procedures[1] OR (p.position = 'any' AND list_contains(s.procedures, p.code))));

CREATE MACRO in_list(value, of_list) AS value IN (SELECT code FROM code WHERE list = of_list);

-- Every test that a definition makes of a spell. One whose column is not in the file is passed by all.
CREATE TABLE tested_spell AS
SELECT s.feed, s.board, s.month, s.age, s.delay,
  -- Ordinary admissions: class 1 (OpenSAFELY documentation, admitted patient care). A blank class is none.
  coalesce(s.classification = '1', false) OR NOT has_column(s.feed, ['Patient_Classification', 'Patient Classification']) AS is_ordinary,
  -- Private patients are left out (national planning methodology; NHS Data Dictionary: 02).
  coalesce(s.category <> '02', true) AS is_public,
  -- Emergency is every admission method that begins with 2 (The Strategy Unit; Birmingham and Solihull ICS).
  starts_with(s.method, '2') AS is_emergency,
  -- Non-elective as in the NHS England place-level return, sheet AcuteNonElectiveDefs.
  in_list(s.method, 'non-elective-admission-methods') AS is_non_elective,
  -- Specific acute by the last episode; a spell without a treatment function is not (national planning methodology).
  (s.treatment IS NOT NULL AND NOT in_list(s.treatment, 'non-specific-acute-treatment-functions'))
    OR NOT has_column(s.feed, ['Der_Dischg_Treatment_Function_Code', 'Treatment Function Code']) AS is_specific_acute,
  s.stay >= 1 AS is_overnight,
  -- Died or stillborn: discharge methods 4 and 5 (NHS Data Dictionary); by destination, 79 and transfers to hospitals.
  coalesce(s.ending IN ('4', '5'), false) AS is_death,
  coalesce(in_list(s.destination, 'transfer-and-died-destinations'), false) AS is_transfer_or_death,
  s.destination IS NOT NULL AND s.destination NOT IN ('98', '99') AS has_known_destination,
  coalesce(in_list(s.destination, 'usual-residence-destinations'), false) AS is_home,
  -- Transfers are no new admissions: method 2B, and sources of admission that are hospitals (NHS Outcomes Framework 2.3.i).
  s.method = '2B' OR coalesce(in_list(s.source, 'transfer-sources-of-admission'), false) AS is_transferred_in,
  coalesce(s.classification IN ('3', '4'), false) AS is_regular_attender,
  coalesce(s.classification = '5', false) AS is_delivery,
  coalesce(s.classification = '2', false) AS is_day_case,
  EXISTS (FROM spell_condition c WHERE c.spell_number = s.spell_number AND c.list = 'injuries-from-falls') AS is_fall,
  EXISTS (FROM spell_condition c WHERE c.spell_number = s.spell_number
    AND c.list = 'chronic-ambulatory-care-sensitive-conditions') AS is_avoidable
FROM resident_spell s;

-- Emergency admissions of people aged 65 and over, in both definitions (method, emergency-admissions-65-plus).
CREATE TABLE emergency_count AS
SELECT feed, board, month, count(*) AS spells,
  count(*) FILTER (age >= 65 AND is_ordinary AND is_public AND is_non_elective AND is_overnight AND is_specific_acute)
    AS nhs_planning,
  count(*) FILTER (age >= 65 AND is_ordinary AND is_public AND is_emergency) AS all_emergency
FROM tested_spell GROUP BY ALL;

-- Discharges of adults from acute hospital by delay (NHS England, Discharge ready date statistics; method,
-- discharge-delay-average-days). A file in which no row has a ready date says nothing about delays.
CREATE TABLE feed_with_delays AS
SELECT DISTINCT feed FROM read_row WHERE given(ready_text) IS NOT NULL;

CREATE TABLE delay_count AS
SELECT feed, board, month,
  count(*) FILTER (counts) AS discharges,
  count(*) FILTER (counts AND delay = 0) AS on_ready_date,
  count(*) FILTER (counts AND delay = 1) AS delayed_1,
  count(*) FILTER (counts AND delay BETWEEN 2 AND 3) AS delayed_2_3,
  count(*) FILTER (counts AND delay BETWEEN 4 AND 6) AS delayed_4_6,
  count(*) FILTER (counts AND delay BETWEEN 7 AND 13) AS delayed_7_13,
  count(*) FILTER (counts AND delay BETWEEN 14 AND 20) AS delayed_14_20,
  count(*) FILTER (counts AND delay >= 21) AS delayed_21,
  coalesce(sum(delay) FILTER (counts), 0)::BIGINT AS bed_days
FROM (
  SELECT *, age >= 18 AND is_ordinary AND is_overnight AND NOT is_death AND NOT is_transfer_or_death
    AND is_specific_acute AND delay IS NOT NULL AS counts
  FROM tested_spell WHERE feed IN (FROM feed_with_delays)
) GROUP BY ALL;

-- Unplanned admissions for chronic ambulatory care sensitive conditions (NHS Outcomes Framework 2.3.i): emergency, not
-- by transfer, all ages, ordinary admissions. Of a file without a single diagnosis nothing is counted.
CREATE TABLE feed_with_diagnoses AS
SELECT DISTINCT feed FROM spell WHERE len(diagnoses) > 0;

CREATE TABLE avoidable_count AS
SELECT feed, board, month,
  count(*) FILTER (is_avoidable AND is_emergency AND NOT is_transferred_in AND NOT is_day_case AND NOT is_regular_attender
    AND NOT is_delivery) AS avoidable
FROM tested_spell WHERE feed IN (FROM feed_with_diagnoses) GROUP BY ALL;

-- Emergency admissions for injuries from falls, 65 and over, without regular attenders, by age band (Fingertips 22401).
CREATE TABLE falls_count AS
SELECT s.feed, s.board, s.month, b.band,
  count(*) FILTER (is_fall AND is_emergency AND NOT is_regular_attender
    AND s.age >= b.from_age AND (s.age < b.from_age + 5 OR b.band = '90-plus')) AS falls
FROM tested_spell s, standard b WHERE s.feed IN (FROM feed_with_diagnoses) GROUP BY ALL;

-- Discharges to the usual place of residence, of adults discharged to a known place that is no hospital (planning
-- template 2023-25, metric 8.3): without regular attenders, deliveries and deaths.
CREATE TABLE residence_count AS
SELECT feed, board, month,
  count(*) FILTER (counts) AS discharges, count(*) FILTER (counts AND is_home) AS home
FROM (
  SELECT *, age >= 18 AND NOT is_regular_attender AND NOT is_delivery AND NOT is_death AND NOT is_transfer_or_death
    AND has_known_destination AS counts
  FROM tested_spell WHERE has_column(feed, ['Discharge_Destination', 'Discharge Destination (Hospital Provider Spell)'])
) GROUP BY ALL;
