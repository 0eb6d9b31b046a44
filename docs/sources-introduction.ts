/** What the page of sources says before the first of them: what holds for every kind of file. */
export const INTRODUCTION = `<!-- Made from schemas/sources by docs/generate-sources.ts. Do not edit: run  npx node docs/generate-sources.ts -->

# Sources

What kinds of file are read, and how. One JSON contract per source, in \`schemas/sources\`, says all that is in the
tables below; to have another column name taken, add it there.

## What holds for every source

- **Format.** A CSV file, with commas, semicolons or tabs, or the same compressed with gzip. UTF-8 (with or without a
  byte order mark), UTF-16, or Windows-1252. Lines may end in LF, CRLF or CR. Or an Excel workbook (\`.xlsx\`): see
  [files.md](files.md#encodings-and-formats).
- **Header.** The first of the first 30 rows that has all required columns. Case, spaces, underscores, hyphens and other
  punctuation in column names do not matter. In the tables, \`#\` stands for one digit. Columns that no field knows are
  read over. A header may have two lines: where the lower one is blank, the upper one counts, and a text that is merged
  over several columns belongs to each of them.
- **Said elsewhere.** Where the table of a field says so, a value that has no column may stand in a title row above the
  table (\`Health and wellbeing board: Coventry\`), in the name of the sheet, of the file or of the feed. What was taken
  from where is in the report.
- **A column for each period.** Where a layout says so, column names are periods, alone or with a word:
  \`Apr-25\`, \`Q1 2025/26\`, \`Expenditure 23/24 (£)\`. A blank cell there is no row. A column of totals beside them
  (\`Total\`, \`Total 2025-26\`, \`YTD\`) is not counted; where a row does not add up to it, there is a warning
  (\`total-mismatch\`).
- **Periods without a year.** \`Q1\` or \`April\`, as a column name or in a column, has the financial year that a title row,
  the name of the sheet or that of the file names, where the field may be said elsewhere, or the year that another column
  of the field has in the row. Where two years are named, none is taken.
- **A row for each figure.** Where a layout says so, one column names the figure, by the title of a field or any other of
  its names, and another holds it. Rows with the same key belong together; where a cell of the key is blank, the one above
  counts. Names that no field knows are listed in a warning, and their rows are not counted.
- **Several columns for one field.** The columns are taken in the order of the list; the value is the first that is not
  missing. The same name twice is a fault of the file (\`duplicate-column\`).
- **Missing.** A blank, or one of the markers listed for the source. Missing is never zero. Other words, such as \`nil\`,
  are faults.
- **Dates.** \`2025-04-30\`, \`20250430\`, \`30/04/2025\`, \`30/04/25\`, \`30-04-2025\`, \`30-Apr-2025\`, with or without a time,
  and \`20250430101530\`. The day comes first. Years have four digits, or two behind slashes, which are of this century.
- **Months and other periods.** \`2025-04\`, \`202504\`, \`Apr-25\`, \`April 2025\`, \`01/04/2025\`, \`01-Apr-25\`, \`45748\` (an
  Excel date); \`2025-26-Q1\`, \`Q1 2025/26\`, \`Q1 25/26\`, \`Apr-Jun 2025\`, \`Q1 (Apr-Jun) 2025-26\`; \`2025-26\`,
  \`2025/26\`, \`25/26\`, \`2025 to 2026\`.
- **Periods that are not over.** Actual figures (discharges, admissions, reablement, extracts) of a month, quarter or year
  that had not ended, or not begun, when the file came are counted, with a warning (\`period-not-over\`).
- **Numbers.** \`1,135\`, \`+1135\`, \`1 135\` with a space of any kind, \`£4,181,686\`, \`1.2E+05\`, \`(35)\` for −35. A percent
  sign is a fault (\`bad-number\`) where no percentage is meant.
- **Areas.** By ONS code, current or former, or by name: \`E08000026\`, \`Coventry\`, \`Coventry City Council\`; or by both,
  \`Coventry (E08000026)\`, where they mean the same.
- **Rows.** A row with more or fewer cells than the header is rejected (\`ragged-row\`).
- **Footnotes.** Rows below the last row of a table with a text in one or two cells at the left, such as
  \`Source: NHS England\` or \`* suppressed\`, are read over in every source but \`sus-apc\`, also below a row of totals. A row
  like that in the middle of a table is a fault. A last row that says a key, an area, a scheme with its id or a trust that
  stood above, is a row without figures and no footnote.
- **Subtotals.** Where totals are left out, rows of subtotals between the others are, too: [files.md](files.md).
- **Several tables.** Where a source says so, tables may stand one below the other on one sheet, each with its own header.
- **Privacy.** A file is rejected (\`identifiable-data\`) as soon as a column for an NHS number, a person's name, an address,
  a date of birth, a postcode or a local patient identifier holds a value, whatever its source. Empty columns of that kind
  do no harm. So is a file, other than \`sus-apc\`, with an NHS number or a full postcode in any text. The value is in no
  report, log or record, and nothing of the file is counted. The file is tagged for deletion.
- **Too many faults.** A file of which too many rows are rejected is rejected as a whole (\`too-many-errors\`), and what
  was sent before still counts. How many is said for each source.
`;
