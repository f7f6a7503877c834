import { isTracing, markFailed, openSpan, within, type Span } from '@shaodao/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as a span; undefined where nothing is traced. */
    span: Span | undefined;
  }
}

/**
 * Tells every request that reached Fastify as a span, a part of the caller's own trace where
 * `traceparent` names one. Without tracing nothing is hooked in.
 */
export function traceRequests(fastify: FastifyInstance): void {
  if (!isTracing()) return;
  fastify.decorateRequest('span', undefined);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request;
    // Only the template: what stands in its place in the address may be anything.
    const route = routeOptions.url ?? 'other';
    request.span = openSpan(`${method} ${route}`, {
      kind: 'server',
      parent: parentOf(request),
      attributes: { 'http.request.method': method, 'http.route': route },
    });
    done();
  });
  // Here the body has been read: what runs on is in nobody else's context any more.
  fastify.addHook('preHandler', ({ span }, _reply, done) => {
    if (span === undefined) done();
    else within(span, done);
  });
  fastify.addHook('onResponse', ({ span }, { statusCode }, done) => {
    span?.setAttribute('http.response.status_code', statusCode);
    if (span !== undefined && statusCode >= 500) markFailed(span, String(statusCode));
    span?.end();
    done();
  });
}

function parentOf({ headers }: FastifyRequest): string {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : 'none';
}
