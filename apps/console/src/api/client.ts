import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../language/choice.js';
import { keepSession, session } from '../session/session.js';
import type { paths } from './document.js';
import { Problem, Unreachable, type ProblemBody } from './problem.js';

/** The log's position after what was last written here: what is read next holds it. */
let written = 0;

const caller: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(callerHeaders())) request.headers.set(name, value);
    if (request.method === 'GET' && written > 0)
      request.headers.set('shaodao-position', String(written));
    return request;
  },
  async onResponse({ request, response }) {
    if (request.method !== 'GET')
      written = Math.max(written, Number(response.headers.get('shaodao-position') ?? 0));
    if (response.ok) return response;
    const body = await problemOf(response);
    // The login ran out or was ended elsewhere: begin with logging in again.
    if (response.status === 401 && request.headers.has('authorization')) keepSession(undefined);
    throw new Problem(body);
  },
  onError({ error }) {
    throw error instanceof Problem ? error : new Unreachable(String(error));
  },
};

/** The API, typed by its own document. Whatever is not 2xx is thrown as a `Problem`. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(caller);

/** Headers that say who asks, as which post, in which language. */
export function callerHeaders(): Record<string, string> {
  const here = session();
  return {
    'accept-language': language(),
    ...(here === undefined ? {} : { authorization: `Bearer ${here.token}` }),
    ...(here?.post === undefined ? {} : { 'shaodao-acting-as': here.post }),
  };
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return (await response.json()) as ProblemBody;
  // A proxy in between, not us.
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'NOT_OURS',
    detail: `${response.status} ${response.statusText}`,
  };
}
