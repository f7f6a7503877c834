import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/public.js';
import { Problem } from '../http/problem.js';
import { openApiDocument } from './document.js';
import { DOCS_PAGE, swaggerAssets } from './swagger-assets.js';

/** Lets the page load its own files; the rest of the API keeps the strict policy. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** The API described: for people at /docs, for programs at /docs/openapi.json. */
@Public()
@Controller('docs')
export class DocsController {
  private readonly document = JSON.stringify(openApiDocument());
  private readonly assets = swaggerAssets();

  @Get()
  page(@Res() reply: FastifyReply): void {
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .send(DOCS_PAGE);
  }

  @Get('openapi.json')
  describe(@Res() reply: FastifyReply): void {
    void reply.type('application/json; charset=utf-8').send(this.document);
  }

  @Get(':asset')
  asset(@Param('asset') name: string, @Res() reply: FastifyReply): void {
    const asset = this.assets.get(name);
    if (asset === undefined) throw new Problem(404, 'NOT_FOUND');
    void reply.type(asset.type).header('cache-control', 'max-age=3600').send(asset.content);
  }
}
