import { root, useBuild } from './build.mjs';
import { writeConsoleClient } from './console-client.mjs';

await writeConsoleClient(root, await useBuild());
