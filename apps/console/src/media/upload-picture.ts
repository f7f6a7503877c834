import { callerHeaders } from '../api/client.js';
import { Problem, Unreachable, type ProblemBody } from '../api/problem.js';
import { keepSession } from '../session/session.js';

interface Sending {
  /** The same for every try: what arrived, although its answer was lost, is kept once. */
  readonly key: string;
  readonly signal?: AbortSignal;
  /** Told the share that is sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Sends a picture; `fetch` could not tell how far it is.
 * @returns the picture's name, for the `media` of a command
 * @throws Problem where it is refused, Unreachable where the line broke or it was given up
 */
export function uploadPicture(
  picture: Blob,
  { key, signal, onProgress }: Sending,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/media');
    request.responseType = 'json';
    for (const [name, value] of Object.entries(callerHeaders()))
      request.setRequestHeader(name, value);
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('content-type', picture.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress?.(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status === 201) resolve((request.response as { media: string }).media);
      else {
        if (request.status === 401) keepSession(undefined);
        reject(refusalOf(request));
      }
    });
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => {
        reject(new Unreachable(end));
      });
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(picture);
  });
}

/** A proxy in between that answers in no form of ours is as good as a line that broke. */
function refusalOf({ response, status }: XMLHttpRequest): Error {
  const body = response as ProblemBody | null;
  return body === null || typeof body.detail !== 'string'
    ? new Unreachable(String(status))
    : new Problem(body);
}
