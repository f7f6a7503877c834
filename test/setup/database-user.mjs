import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A process that uses the embedded database until its standard input ends. Prints one JSON line
 * when it is in, or one with the error. Arguments: home folder, PostgreSQL settings as JSON.
 */
const [home, server = '{}'] = process.argv.slice(2);
const module = join(process.env.SHAODAO_TEST_PLATFORM, 'embedded-postgres', 'embedded-database.js');
const { openEmbeddedDatabase } = await import(pathToFileURL(module).href);

const said = [];
try {
  const { stop, ...database } = await openEmbeddedDatabase({
    home,
    say: ({ en }) => said.push(en),
    server: JSON.parse(server),
  });
  print({ ...database, said });
  process.stdin.resume().once('end', () => void stop().then(() => process.exit(0)));
} catch (error) {
  print({ error: error.message, said });
  process.exit(1);
}

function print(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
