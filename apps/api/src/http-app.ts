import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule, type House } from './api.module.js';
import { serveConsole } from './console/serve-console.js';
import { createAdapter } from './http/create-adapter.js';
import { takeJsonBodies } from './http/json-body.js';
import { NestLog } from './http/nest-log.js';
import { takePictures } from './http/picture-body.js';
import { ProblemFilter } from './http/problem-filter.js';
import { RouteRegistry } from './http/route-registry.js';
import { secureAnswers } from './http/secure-headers.js';
import { countRequests } from './metrics/count-requests.js';
import { traceRequests } from './telemetry/trace-requests.js';

export interface HttpApp {
  readonly nest: NestFastifyApplication;
  readonly registry: RouteRegistry;
}

/** The application, initialised but not listening. It does not own the engine. */
export async function createHttpApp(house: House): Promise<HttpApp> {
  const { engine, log, limits, mapTiles } = house;
  const nest = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(house),
    createAdapter(limits.trustedProxies),
    { bodyParser: false, abortOnError: false, logger: new NestLog(log) },
  );
  const fastify = nest.getHttpAdapter().getInstance();
  // Not of the API, and so before whoever keeps the list of its routes.
  serveConsole(fastify, { mapTiles });
  const registry = new RouteRegistry();
  registry.watch(fastify);
  takeJsonBodies(fastify);
  takePictures(fastify);
  secureAnswers(fastify);
  countRequests(fastify, engine.metrics);
  traceRequests(fastify);
  fastify.decorateRequest('caller', undefined);
  fastify.decorateRequest('token', undefined);
  nest.useGlobalFilters(new ProblemFilter(log, (path) => registry.allowed(path)));
  await nest.init();
  await fastify.ready();
  return { nest, registry };
}
