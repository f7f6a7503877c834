/** Statements as one readable file: a heading each, indentation taken off. */
export function queriesFile(queries: readonly (readonly [name: string, sql: string])[]): string {
  const parts = queries.map(([name, sql]) => `-- ${name}\n${dedent(sql)};\n`);
  return `-- Every statement of this library, as it is sent. Written by its test; do not edit.\n\n${parts.join('\n')}`;
}

function dedent(sql: string): string {
  const lines = sql.split('\n').filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.length - line.trimStart().length);
  // The first line of a template often stands at the margin while the rest is indented.
  const margin = Math.min(...indents.slice(indents.length > 1 && indents[0] === 0 ? 1 : 0));
  return lines.map((line, index) => (indents[index] === 0 ? line : line.slice(margin))).join('\n');
}
