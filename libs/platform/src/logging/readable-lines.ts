/** Turns pino's JSON lines into `12:00:01 warn  message key=value` for people at a terminal. */
export function readableLines(output: NodeJS.WritableStream): { write(line: string): void } {
  return {
    write(line) {
      output.write(readable(JSON.parse(line) as Record<string, unknown>));
    },
  };
}

function readable({ level, time, msg, err, ...rest }: Record<string, unknown>): string {
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const facts = Object.entries(rest).map(([key, value]) => ` ${key}=${shown(value)}`);
  const error = err === undefined ? '' : `\n${stackOf(err)}`;
  return `${clock} ${shown(level).padEnd(5)} ${shown(msg)}${facts.join('')}${error}\n`;
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stackOf(error: unknown): string {
  const { stack, message } = error as { stack?: string; message?: string };
  return stack ?? message ?? shown(error);
}
