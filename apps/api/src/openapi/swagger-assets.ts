import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly content: Buffer | string;
}

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** Starts the page; a file of its own, so that no inline script is needed. */
const START = `window.onload = () => {
  SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#docs', deepLinking: true });
};
`;

/** The page of Swagger UI; everything it loads comes from us. */
export const DOCS_PAGE = `<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8" />
    <title>哨到 Shaodao · API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** Swagger UI's files, the ones @nestjs/swagger brings along; nothing else can be asked for. */
export function swaggerAssets(): ReadonlyMap<string, Asset> {
  const nestSwagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  const folder = dirname(createRequire(nestSwagger).resolve('swagger-ui-dist/package.json'));
  const assets = new Map<string, Asset>([
    ['start.js', { type: 'text/javascript; charset=utf-8', content: START }],
  ]);
  for (const [name, type] of Object.entries(FILES))
    assets.set(name, { type, content: readFileSync(join(folder, name)) });
  return assets;
}
