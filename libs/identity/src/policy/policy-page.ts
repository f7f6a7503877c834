import { ROLE_NAMES, ROLES, type Role } from '../roles.js';
import type { Action } from './actions.js';
import { scopeOf } from './access.js';
import { POLICY } from './policy.js';
import { maySee, PERSONAL_FIELDS } from './visibility.js';

/** The policy as a page to read and to review: `docs/policy.md` is this text. */
export function policyPage(): string {
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
    'the data officer see name and phone.',
    '',
    ...visibilityTable(),
    '',
  ].join('\n');
}

function accessTable(): string[] {
  const actions = Object.keys(POLICY) as Action[];
  const line = (action: Action): string =>
    row([action, ...ROLE_NAMES.map((role) => scopeOf(role, action) ?? '')]);
  return [...heading('action', ROLE_NAMES), ...actions.map(line)];
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
