import { ROLE_NAMES, ROLES, type Role } from '../roles.js';
import type { Action } from './actions.js';
import { scopeOf } from './access.js';
import { POLICY } from './policy.js';
import type { SideGrants } from './side-access.js';
import { maySee, PERSONAL_FIELDS } from './visibility.js';

/** A kind of side stream with its own policy, by command and for reading. */
export interface SidePolicy {
  readonly name: { readonly zh: string; readonly en: string };
  readonly policy: Readonly<Record<string, SideGrants>>;
}

/**
 * The policy as a page to read and to review: `docs/policy.md` is this text. With the policies of the
 * side streams there are.
 */
export function policyPage(sides: readonly SidePolicy[]): string {
  return [
    '# Who may do what',
    '',
    'Generated from `libs/identity/src/policy`; a test compares the two. To renew it after a change:',
    '`npm run pages`.',
    '',
    '**any** every issue · **ownTerritory** issues in the own territory or below ·',
    '**ownTerritoryIfKnown** the same, and what has no territory yet · **ownUnit** issues on which the',
    'own unit or one below works · **assignmentUnit** the very assignment or supervision order is of',
    'the own unit · **leadUnit** the own unit leads · **ownIssue** reported by oneself, or about',
    'oneself · empty: not allowed.',
    '',
    'Whatever stands here: of a report of wrongdoing (举报) the accused unit and those below it see',
    'nothing and do nothing.',
    '',
    ...accessTable(),
    '',
    '## What is shown of personal data',
    '',
    'At most, on an issue the role may read. Handlers of an assist see no name and no phone and',
    'redacted media; where the appellant asked to stay hidden, only agents, callers, supervisors and',
    'the data officer see name and phone. An agent sees them in clear on the own call, masked on',
    'another one. Beyond what stands here: a reading with its purpose on record (`personalData`).',
    '',
    ...visibilityTable(),
    '',
    '## Side streams',
    '',
    '**any** every stream of the kind · **ownTerritory** streams in the own territory or below ·',
    '**ownUnit** streams in which the own unit or one below has a part · **participant** streams in which',
    'the person has a part. An opening command is judged by the stream it would make. Of personal data',
    'each role sees what the table above says, residents what parties see.',
    '',
    ...sides.flatMap(sideTable),
  ].join('\n');
}

function accessTable(): string[] {
  const actions = Object.keys(POLICY) as Action[];
  const line = (action: Action): string =>
    row([action, ...ROLE_NAMES.map((role) => scopeOf(role, action) ?? '')]);
  return [...heading('action', ROLE_NAMES), ...actions.map(line)];
}

function sideTable({ name, policy }: SidePolicy): string[] {
  const line = ([action, grants]: [string, SideGrants]): string => {
    const granted = ROLE_NAMES.filter((role) => Object.hasOwn(grants, role));
    return row([action, granted.map((role) => `${role} ${grants[role] ?? ''}`).join(', ')]);
  };
  return [
    `### ${name.zh} ${name.en}`,
    '',
    row(['action', 'who, and how far']),
    row(['---', '---']),
    ...Object.entries(policy).map(line),
    '',
  ];
}

function visibilityTable(): string[] {
  const line = (role: Role): string =>
    row([`${role} ${ROLES[role]}`, ...PERSONAL_FIELDS.map((field) => maySee(role, field))]);
  return [...heading('role', PERSONAL_FIELDS), ...ROLE_NAMES.map(line)];
}

function heading(first: string, others: readonly string[]): string[] {
  const names = others.map((name) => (name in ROLES ? `${name} ${ROLES[name as Role]}` : name));
  return [row([first, ...names]), row(['---', ...names.map(() => '---')])];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
