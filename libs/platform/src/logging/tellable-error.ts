/** A code as PostgreSQL, Node and its packages give one: `23505`, `ECONNREFUSED`. */
const CODE = /^[A-Z0-9_]{2,40}$/;
const FRAME = /^\s+at /;

/** What of an error may stand in a log: what kind it is and where, nothing it was given to work on. */
export interface TellableError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: TellableError;
}

/** An error without what it quotes from rows, bodies and the like, its causes likewise. */
export function tellableError(error: unknown): TellableError {
  if (!(error instanceof Error)) {
    const message = `something that is no error was thrown: ${typeof error}`;
    return { type: 'NonError', message, stack: '' };
  }
  const code = codeOf(error);
  const message = tellableMessage(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message,
    stack: [`${error.name}: ${message}`, ...frames].join('\n'),
    ...(error.cause === undefined ? {} : { cause: tellableError(error.cause) }),
  };
}

/**
 * An error's message without what it may quote. PostgreSQL quotes the value it cannot read (SQLSTATE
 * class 22), and a JSON parser the text.
 */
export function tellableMessage(error: Error): string {
  const { message } = error;
  const quotesData = codeOf(error)?.startsWith('22') === true || / JSON( |$)/.test(message);
  return quotesData ? message.replace(/["'`].*["'`]/su, '…') : message;
}

/** The name of an error, with its code where it has one: `error 23505`, `Error ECONNREFUSED`. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = codeOf(error);
  return code === undefined ? error.name : `${error.name} ${code}`;
}

function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}
