/** The records of a CSV text (RFC 4180; line ends of any kind; a byte order mark is dropped). */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    record.push(field);
    field = '';
  };
  const endRecord = (): void => {
    endField();
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === ',') endField();
    else if (sign === '\n') endRecord();
    else if (sign === '\r') {
      if (text.charAt(at + 1) === '\n') at += 1;
      endRecord();
    } else field += sign;
  }
  if (field !== '' || record.length > 0) endRecord();
  return records;
}

/** A CSV text with a byte order mark, by which spreadsheets know that it is UTF-8. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  return `\uFEFF${records.map((record) => `${record.map(quotedField).join(',')}\r\n`).join('')}`;
}

const quotedField = (field: string): string =>
  /[",\r\n]/.test(field) || field.trim() !== field ? `"${field.replaceAll('"', '""')}"` : field;
