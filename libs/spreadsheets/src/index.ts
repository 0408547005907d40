export { type TableLimits, defaultLimits } from './limits';
export { type Table, type TableRow } from './table';
export { openTable } from './open-table';
export { FileRefusal, type FileRefusalCode, refusalWords } from './refusals';
export { type CellValue, type Sheet, type SheetTable } from './sheet';
export { writeCsv } from './write-csv';
export { writeXlsx } from './write-xlsx';
