import { defineConfig } from 'vite';
import { shellOfServiceWorker } from './service-worker-shell.js';

/** Where the console stands below the server's address; deep links begin with it. */
const BASE = '/console/';
const SERVICE_WORKER = 'service-worker';

export default defineConfig({
  root: import.meta.dirname,
  base: BASE,
  plugins: [shellOfServiceWorker(SERVICE_WORKER)],
  build: {
    target: 'es2022',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        [SERVICE_WORKER]: `${import.meta.dirname}/src/pwa/service-worker.ts`,
      },
      output: {
        // The worker's name stays: browsers look there for a newer one.
        entryFileNames: ({ name }) =>
          name === SERVICE_WORKER ? '[name].js' : 'assets/[name]-[hash].js',
      },
      // Ant Design marks its modules for servers that render React; here all of it is for the browser.
      onLog: (level, log, next) => log.code === 'MODULE_LEVEL_DIRECTIVE' || next(level, log),
    },
  },
  // While the console is being built on: `npm start` serves the API.
  server: { port: 5173, proxy: { '^/(?!console/)': 'http://127.0.0.1:3000' } },
});
