import type { FastifyInstance } from 'fastify';

export interface RegisteredRoute {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly path: string;
}

/** Every route that Fastify really serves; documentation, 405 and tests hold on to this. */
export class RouteRegistry {
  readonly routes: RegisteredRoute[] = [];
  private readonly patterns: { readonly method: string; readonly pattern: RegExp }[] = [];

  /** Has to run before the routes are registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) {
        this.routes.push({ method: one, path: url });
        const pattern = url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+');
        this.patterns.push({ method: one, pattern: new RegExp(`^${pattern}$`) });
      }
    });
  }

  /** Methods an address takes; none where there is nothing. */
  allowed(path: string): readonly string[] {
    return this.patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  }
}
