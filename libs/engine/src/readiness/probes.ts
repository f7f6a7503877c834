import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Metrics } from '@shaodao/platform';
import type { Attendance } from './attendance.js';
import { askReadiness, LEAVING, type ReadinessCheck } from './readiness.js';

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a process tells about itself to those who run it, by path. */
export type Probes = Readonly<Record<string, () => Promise<Answer>>>;

/**
 * The same answers as the API gives at the same paths, but without a login: the port is for those who run
 * the house alone.
 */
export function probesOf(parts: {
  readonly checks: readonly ReadinessCheck[];
  readonly attendance: Attendance;
  readonly metrics: Metrics;
}): Probes {
  const { checks, attendance, metrics } = parts;
  return {
    '/health': () => Promise.resolve(json(200, { status: 'alive' })),
    '/ready': async () => {
      const answer = attendance.ask() ? LEAVING : await askReadiness(checks);
      return json(answer.ready ? 200 : 503, answer);
    },
    '/metrics': async () => ({
      status: 200,
      contentType: metrics.contentType,
      body: await metrics.text(),
    }),
  };
}

/**
 * Answers GET of these paths until the server is closed, and 404 to everything else.
 * @param port 0: any free one.
 * @throws the system's error where it cannot listen there.
 */
export async function listenForProbes(probes: Probes, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const probe =
      request.method === 'GET' && Object.hasOwn(probes, path) ? probes[path] : undefined;
    const answering = probe?.() ?? Promise.resolve(json(404, { status: 'unknown' }));
    answering
      .catch(() => json(500, { status: 'failed' }))
      .then(({ status, contentType, body }) => {
        response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
        response.end(body);
      })
      .catch(() => {
        response.destroy();
      });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
