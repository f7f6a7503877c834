import { pino, type Logger } from 'pino';
import { activeSpan } from '../telemetry/spans.js';
import { readableLines } from './readable-lines.js';
import { tellableError } from './tellable-error.js';

export type Log = Logger;

export interface LogSettings {
  readonly level: string;
  /** Where lines go; default is standard error, so that a command's output stays clean. */
  readonly output?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * The process's log: readable lines on a terminal, else one JSON object per line. Errors are
 * written without what they quote from rows and bodies, since that may be personal data. A line that is
 * written during a traced piece of work names its trace.
 */
export function createLog({ level, output = process.stderr }: LogSettings): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: tellableError },
      mixin: traceOfLine,
      formatters: { level: (label) => ({ level: label }) },
    },
    output.isTTY === true ? readableLines(output) : output,
  );
}

function traceOfLine(): object {
  const trace = activeSpan()?.spanContext().traceId;
  return trace === undefined ? {} : { trace };
}
