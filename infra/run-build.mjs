import { rebuild } from './build.mjs';

await rebuild();
