import type { Metrics } from '@shaodao/platform';
import type { FastifyInstance } from 'fastify';

/**
 * Counts and times every request that reached Fastify. Of the address only the route's template is kept:
 * what stands in its place may be anything.
 */
export function countRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    metrics.request(routeOptions.url, method, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
}
