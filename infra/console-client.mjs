import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/** Where the types stand, from the root. */
export const consoleClient = join('apps', 'console', 'src', 'api', 'document.d.ts');

/**
 * Writes the types of the console's client, from the very document a build serves. They are made
 * whenever the console is built or checked, so that they cannot be other than the API's.
 * @param {string} root folder of the checkout
 * @param {string} build folder of a build of the API
 */
export async function writeConsoleClient(root, build) {
  const module = join(build, 'apps', 'api', 'src', 'openapi', 'document.js');
  const { openApiDocument } = await import(pathToFileURL(module).href);
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  // What is refused is thrown, all in one shape: the client needs the types of what succeeds.
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses).filter(([status]) => status.startsWith('2')),
    );
  const file = join(root, consoleClient);
  const types = astToString(await openapiTS(document));
  // What follows the files, such as an editor, is not called for nothing.
  if ((await readFile(file, 'utf8').catch(() => '')) === types) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, types);
}
