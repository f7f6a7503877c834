import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consoleFiles, type ConsoleFile, type Packing } from './console-files.js';

/** What the console is told of the house beside its API. */
export interface ConsoleSettings {
  /** Address of map tiles with `{z}`, `{x}`, `{y}`; absent: the map has no ground. */
  readonly mapTiles?: string | undefined;
}

/** Its own scripts and nothing else; Ant Design writes its styles while it runs. */
const policyFor = ({ mapTiles }: ConsoleSettings): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${mapTiles === undefined ? '' : ` ${new URL(mapTiles).origin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'self'",
  ].join('; ');

/** Beside the compiled code; for who runs the sources, the newest build. */
const FOLDER = ['console', 'dist/current/console']
  .map((folder) => join(import.meta.dirname, '../../../..', folder))
  .find((folder) => existsSync(folder));
const PAGE = 'index.html';

/**
 * Serves the console at `/console/`: its files, and its page for every address of one of its views,
 * so that deep links work. Where it was not built along, there is nothing.
 */
export function serveConsole(
  fastify: FastifyInstance,
  settings: ConsoleSettings,
  folder = FOLDER,
): void {
  if (folder === undefined) return;
  const files = consoleFiles(folder);
  const built = files.get(PAGE);
  if (built === undefined) return;
  const page = withSettings(built, settings);
  const policy = policyFor(settings);
  const toConsole = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.redirect('/console/');
  fastify.get('/', toConsole);
  fastify.get('/console', toConsole);
  fastify.get<{ Params: { '*': string } }>('/console/*', (request, reply) => {
    const name = request.params['*'];
    const file = files.get(name);
    // What looks like a file is one that is gone, not a view.
    if (file === undefined && name.includes('.')) reply.callNotFound();
    else {
      void reply.header('content-security-policy', policy);
      send(file === undefined || file === built ? page : file, request, reply);
    }
  });
}

/** The page with what the console is told written into its head. */
function withSettings(page: ConsoleFile, { mapTiles }: ConsoleSettings): ConsoleFile {
  if (mapTiles === undefined) return page;
  const said = `<meta name="shaodao-map-tiles" content="${mapTiles.replaceAll('&', '&amp;')}" />`;
  const content = Buffer.from(page.content.toString().replace('</head>', `${said}</head>`));
  return { ...page, content, packed: {} };
}

function send(file: ConsoleFile, request: FastifyRequest, reply: FastifyReply): void {
  const accepted = request.headers['accept-encoding'] ?? '';
  const packing = (['br', 'gzip'] satisfies Packing[]).find(
    (each) => accepted.includes(each) && file.packed[each] !== undefined,
  );
  if (packing !== undefined) void reply.header('content-encoding', packing);
  void reply
    .type(file.type)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.lasts ? 'public, max-age=31536000, immutable' : 'no-cache')
    .send((packing && file.packed[packing]) ?? file.content);
}
