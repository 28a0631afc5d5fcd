// Small CSV files for download. The mark in front makes spreadsheet programs read them as UTF-8.
import type { ImportReport } from '../api/types';

// A cell that starts like a formula is written as text, so that opening the file runs nothing.
const cell = (value: string) => `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

type Refused = ImportReport['refused'];

export function refusedCsv(
  refused: Refused,
  heads: readonly string[],
  reason: (row: Refused[number]) => string,
): string {
  return toCsv([
    heads,
    ...refused.map((row) => [String(row.row), row.column ?? '', reason(row), row.text ?? '']),
  ]);
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
