import { pino, type Logger } from 'pino';
import { readableLines } from './readable-lines.js';

export type Log = Logger;

export interface LogSettings {
  readonly level: string;
  /** Where lines go; default is standard error, so that a command's output stays clean. */
  readonly output?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * The process's log: readable lines on a terminal, else one JSON object per line. Errors are
 * written without what PostgreSQL quotes from rows, since that may be personal data.
 */
export function createLog({ level, output = process.stderr }: LogSettings): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutRowContents },
      formatters: { level: (label) => ({ level: label }) },
    },
    output.isTTY === true ? readableLines(output) : output,
  );
}

function withoutRowContents(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: withoutRowContents(error.cause) }),
  };
}
