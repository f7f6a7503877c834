import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadableError, type Sentence } from '@shaodao/platform';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { shippedFolder } from '../shipped-folder.js';
import { schemaMistakes, wordMistakes } from './mapping-mistakes.js';
import type { Mapping } from './model.js';

/** A checked mapping, and a digest that changes whenever the file does. */
export interface LoadedMapping {
  readonly mapping: Mapping;
  readonly digest: string;
}

let check: ValidateFunction<Mapping> | undefined;

/**
 * The mapping of a name that ships (`boston311`) or of a YAML file.
 * @throws ReadableError naming the place and the mistake.
 */
export function loadMapping(nameOrFile: string): LoadedMapping {
  const file = /\.ya?ml$/.test(nameOrFile)
    ? nameOrFile
    : join(shippedFolder('mappings'), `${nameOrFile}.yaml`);
  if (!existsSync(file)) {
    const known = shippedMappings().join(', ');
    throw new ReadableError({
      zh: `找不到映射“${nameOrFile}”。自带的映射：${known}；也可以给出 .yaml 文件的路径。`,
      en: `There is no mapping "${nameOrFile}". Shipped: ${known}; or give the path of a .yaml file.`,
    });
  }
  return parseMapping(readFileSync(file, 'utf8'), file);
}

/** Names of the mappings that ship. */
export function shippedMappings(): string[] {
  return readdirSync(shippedFolder('mappings'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * Reads and checks a mapping's text; `name` is for the messages.
 * @throws ReadableError with every mistake against the schema, one per line; where there is none, with
 * the zone, encoding and mechanism that do not exist.
 */
export function parseMapping(text: string, name: string): LoadedMapping {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(name, [{ zh: `不是有效的 YAML：${reason}`, en: `is no YAML: ${reason}` }]);
  }
  check ??= compileSchema();
  if (!check(content)) throw invalid(name, schemaMistakes(check.errors ?? []));
  const mistakes = wordMistakes(content);
  if (mistakes.length > 0) throw invalid(name, mistakes);
  return { mapping: content, digest: createHash('sha256').update(text).digest('hex') };
}

function compileSchema(): ValidateFunction<Mapping> {
  const file = join(shippedFolder('mappings'), 'mapping.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  return new Ajv({ allErrors: true, strict: false, verbose: true }).compile<Mapping>(schema);
}

function invalid(name: string, mistakes: readonly Sentence[]): ReadableError {
  const list = (lang: keyof Sentence): string =>
    mistakes.map((mistake) => `\n  - ${mistake[lang]}`).join('');
  return new ReadableError({
    zh: `映射 ${name} 有误：${list('zh')}`,
    en: `The mapping ${name} is not valid:${list('en')}`,
  });
}
