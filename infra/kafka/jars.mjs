import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const pom = join(import.meta.dirname, 'pom.xml');

/** Git ignores it; deleting it costs a download. */
export const kafkaFolder = join(root, '.kafka');

/**
 * What a broker needs and is not there, as the end of a sentence; undefined where all is there.
 * @param isGuarded also what its certificates are made with.
 */
export async function missingTool(isGuarded = false) {
  for (const [tool, flag, name] of [
    ['java', '-version', 'Java 17 or newer'],
    ['mvn', '-version', 'Maven'],
    ...(isGuarded ? [['openssl', 'version', 'openssl']] : []),
  ])
    try {
      await run(tool, [flag]);
    } catch {
      return name;
    }
  return undefined;
}

/**
 * The folder of the broker's jars, fetched by Maven where it is not there yet.
 * @throws Error with Maven's own words.
 */
export async function kafkaJars() {
  const version = /kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(await readFile(pom, 'utf8'));
  const jars = join(kafkaFolder, `jars-${version[1]}`);
  if (existsSync(jars)) return jars;
  await mkdir(kafkaFolder, { recursive: true });
  const draft = await mkdtemp(join(kafkaFolder, 'jars-'));
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const words = [
    '-B',
    '-q',
    '-f',
    pom,
    goal,
    `-DoutputDirectory=${draft}`,
    '-DincludeScope=runtime',
  ];
  try {
    await run('mvn', words, { maxBuffer: 16 * 1024 * 1024 });
    // Whole or not at all; another process may have been quicker.
    await rename(draft, jars).catch((error) => {
      if (!existsSync(jars)) throw error;
    });
  } catch (error) {
    throw new Error(`Maven could not fetch Kafka: ${error.stdout || error.message}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return jars;
}
