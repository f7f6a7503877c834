import { parseArgs } from 'node:util';
import { IdentityRefused, ROLE_NAMES, type Role } from '@shaodao/identity';
import { ReadableError } from '@shaodao/platform';
import type { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';
import { readPassword } from '../read-password.js';

const USAGE =
  'shaodao account create <login> --role ROLE [--role ROLE …] [--unit CODE] [--territory CODE] [--name NAME] [--title TITLE]';

/** `shaodao account create`: an account with one post; the password is asked for, or read from standard input. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string', multiple: true, default: [] },
      unit: { type: 'string' },
      territory: { type: 'string' },
      name: { type: 'string' },
      title: { type: 'string' },
    },
  });
  const [verb, login] = positionals;
  if (
    verb !== 'create' ||
    login === undefined ||
    positionals.length > 2 ||
    values.role.length === 0
  )
    throw new ReadableError({ zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
  const roles = values.role.map(knownRole);
  const { unit, territory, name = login, title = roles.join(', ') } = values;
  const engine = await openContextEngine(context);
  try {
    checkPlace(engine.directory.current(), unit, territory);
    const post = {
      id: 'main',
      title,
      roles,
      ...(unit !== undefined && { unit }),
      ...(territory !== undefined && { territory }),
    };
    const password = await readPassword(`${login}: 密码 password `);
    await engine.identity.createAccount({ login, displayName: name, posts: [post] }, password);
    context.say({ zh: `已建立账号 ${login}。`, en: `Account ${login} created.` });
  } catch (error) {
    throw error instanceof IdentityRefused ? new ReadableError(error.sentence) : error;
  } finally {
    await engine.close();
  }
}

function knownRole(role: string): Role {
  const known = ROLE_NAMES.find((name) => name === role.toUpperCase());
  if (known !== undefined) return known;
  const all = ROLE_NAMES.join(', ');
  throw new ReadableError({
    zh: `没有角色 ${role}；可用的角色：${all}`,
    en: `There is no role ${role}; roles: ${all}`,
  });
}

function checkPlace(
  directory: { isActiveUnit(code: string): boolean; isTerritory(code: string): boolean },
  unit: string | undefined,
  territory: string | undefined,
): void {
  if (unit !== undefined && !directory.isActiveUnit(unit))
    throw new ReadableError({
      zh: `组织目录中没有单位 ${unit}`,
      en: `The directory has no unit ${unit}`,
    });
  if (territory !== undefined && !directory.isTerritory(territory))
    throw new ReadableError({
      zh: `组织目录中没有区域 ${territory}`,
      en: `The directory has no territory ${territory}`,
    });
}
