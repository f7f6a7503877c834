import { FastifyAdapter } from '@nestjs/platform-fastify';
import { refuseBadAddress, refuseBrokenHttp } from './refuse-early.js';

/** Largest body taken, in bytes: the longest report in Chinese, with room to spare. */
export const BODY_LIMIT = 64 * 1024;

/** Routes that take more, in bytes: a town's whole directory comes as one file. */
const LARGER_BODIES: ReadonlyMap<string, number> = new Map([['/directory/file', 4 * 1024 * 1024]]);

/** Fastify as we run it: small bodies, no guessing, no log line per request. */
export function createAdapter(trustedProxies: readonly string[]): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    // What still comes while we drain is answered, too; Fastify's own refusal is no problem+json.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: refuseBadAddress,
    clientErrorHandler: refuseBrokenHttp,
  });
  adapter.getInstance().addHook('onRoute', (route) => {
    const limit = LARGER_BODIES.get(route.url);
    if (limit !== undefined) route.bodyLimit = limit;
  });
  return adapter;
}
