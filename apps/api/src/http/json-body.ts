import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { maySmuggle } from '@shaodao/doors';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** True where the body's texts must be searched for NUL and half characters. */
    suspiciousText: boolean;
  }
}

/** The only body we take: JSON in UTF-8. An empty one is an empty object. */
export function takeJsonBodies(fastify: FastifyInstance): void {
  fastify.decorateRequest('suspiciousText', false);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      if (body.length === 0) {
        done(null, {});
        return;
      }
      if (!isUtf8(body)) {
        done(new Problem(400, 'MALFORMED_JSON'));
        return;
      }
      const text = body.toString('utf8');
      request.suspiciousText = maySmuggle(text);
      try {
        done(null, JSON.parse(text) as unknown);
      } catch {
        done(new Problem(400, 'MALFORMED_JSON'));
      }
    },
  );
}
