/** The media type of .xlsx files (IANA Media Types). */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
