/** The number that Excel gives to 1 January 1970: it counts days from 30 December 1899 (ECMA-376 part 1, 18.17.4.1). */
export const EXCEL_DAY_OF_1970 = 25_569;
