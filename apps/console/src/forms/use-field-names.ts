import { useWords } from '../language/words.js';
import { fieldNames } from './field-names.js';

/** Names the fields of a command in the reader's language. */
export function useFieldNames(command: string): (field: string) => string {
  const names = useWords(fieldNames);
  return (field) => names[`${command}.${field}`] ?? names[field] ?? field;
}
