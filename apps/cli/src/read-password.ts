import { Writable } from 'node:stream';
import { stdin, stderr } from 'node:process';
import { createInterface } from 'node:readline/promises';

/** A password typed without being shown, or the first line of standard input. */
export async function readPassword(prompt: string): Promise<string> {
  const lines = createInterface({ input: stdin, terminal: stdin.isTTY, output: hidden() });
  if (stdin.isTTY) stderr.write(prompt);
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}

/** The line editor echoes into nothing. */
function hidden(): NodeJS.WritableStream {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
