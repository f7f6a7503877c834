import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Engine } from '@shaodao/engine';
import type { Log } from '@shaodao/platform';
import { ApiModule } from './api.module.js';
import { createAdapter } from './http/create-adapter.js';
import { takeJsonBodies } from './http/json-body.js';
import { NestLog } from './http/nest-log.js';
import { ProblemFilter } from './http/problem-filter.js';
import { RouteRegistry } from './http/route-registry.js';
import { secureAnswers } from './http/secure-headers.js';

export interface HttpApp {
  readonly nest: NestFastifyApplication;
  readonly registry: RouteRegistry;
}

/** The application, initialised but not listening. It does not own the engine. */
export async function createHttpApp(engine: Engine, log: Log): Promise<HttpApp> {
  const nest = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(engine, log),
    createAdapter(),
    { bodyParser: false, abortOnError: false, logger: new NestLog(log) },
  );
  const fastify = nest.getHttpAdapter().getInstance();
  const registry = new RouteRegistry();
  registry.watch(fastify);
  takeJsonBodies(fastify);
  secureAnswers(fastify);
  fastify.decorateRequest('caller', undefined);
  fastify.decorateRequest('token', undefined);
  nest.useGlobalFilters(new ProblemFilter(log, (path) => registry.allowed(path)));
  await nest.init();
  await fastify.ready();
  return { nest, registry };
}
