import { callerHeaders } from '../../api/client.js';
import { Problem, Unreachable, type ProblemBody } from '../../api/problem.js';

const FIRST_PAUSE_MS = 500;
const ATTEMPTS = 6;

interface Ending {
  readonly event: 'end';
  readonly reason: string;
}

/**
 * Reads a play line by line until it is complete. A line that broke is taken up again after the last
 * picture that came whole; `onLost` is told, so that parts of a picture are not taken twice.
 * @throws Problem where the play is refused, Unreachable where it cannot be had
 */
export async function* linesOf<T extends { readonly id?: string; readonly event: string }>(
  path: string,
  { signal, onLost }: { readonly signal: AbortSignal; readonly onLost: () => void },
): AsyncGenerator<T> {
  let last: string | undefined;
  let attempt = 0;
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      for await (const told of once(path, last, signal)) {
        const line = told as T | Ending;
        if (line.event === 'alive') continue;
        if (isEnding(line)) {
          if (line.reason === 'complete') return;
          break;
        }
        attempt = 0;
        last = line.id ?? last;
        yield line;
      }
    } catch (error) {
      if (isOver()) return;
      if (error instanceof Problem) throw error;
    }
    attempt += 1;
    if (attempt >= ATTEMPTS) throw new Unreachable('the play broke off');
    onLost();
    await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt));
  }
}

const isEnding = (line: { readonly event: string }): line is Ending => line.event === 'end';

async function* once(path: string, last: string | undefined, signal: AbortSignal): AsyncGenerator {
  const answer = await fetch(path, {
    signal,
    headers: {
      ...callerHeaders(),
      accept: 'application/x-ndjson',
      ...(last === undefined ? {} : { 'last-event-id': last }),
    },
  });
  if (!answer.ok && answer.status < 500) throw new Problem((await answer.json()) as ProblemBody);
  if (!answer.ok || answer.body === null) throw new Error(String(answer.status));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
