import { callerHeaders } from '../api/client.js';
import { Problem, Unreachable, type ProblemBody } from '../api/problem.js';

/**
 * Fetches a file as the caller and hands it to the browser to keep, under the name the server gave
 * it or `name`. @throws Problem where it is refused, Unreachable where the line broke
 */
export async function download(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { headers: callerHeaders() }).catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  if (!answer.ok) throw new Problem((await answer.json()) as ProblemBody);
  const blob = await answer.blob().catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  const said = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  keep(blob, said ?? name);
}

/** Hands data to the browser to keep as a file. */
export function keep(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn of the loop.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
