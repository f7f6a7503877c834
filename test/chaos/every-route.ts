import type { Client } from '../../apps/api/src/testing/running-api.js';
import { SAMPLE_PASSWORD } from '@shaodao/identity';

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly example?: object } | undefined>>;
  };
}

/** A request to one route, as its documentation shows it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** What may be an identifier of anything. */
const SOME_ID = '01JD8XK5W4T3M2N1P0Q9R8S7V6';

/** Every route that the API documents. */
export async function everyRoute(client: Client): Promise<readonly Route[]> {
  const { body } = await client.get('/docs/openapi.json');
  const paths = body['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => {
      const example = requestBody?.content['application/json']?.example;
      return {
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, SOME_ID),
        ...(path === '/sessions' ? { body: { login: 'operator', password: SAMPLE_PASSWORD } } : {}),
        ...(path !== '/sessions' && example !== undefined ? { body: example } : {}),
      };
    }),
  );
}
