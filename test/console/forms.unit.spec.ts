import { describe, expect, it } from '@jest/globals';
import { POLICY } from '@shaodao/identity';
import type { IssueCommandName } from '@shaodao/issue';
import { COMMAND_GATES } from '../../apps/api/src/issues/command-gates.js';
import { fromConsole, type Words } from './console-module.js';

interface Field {
  readonly name: string;
  readonly needed: boolean;
  readonly kind: {
    readonly is: string;
    readonly most?: number;
    readonly list?: string;
    readonly only?: readonly string[];
  };
  readonly when?: { readonly field: string };
}

type Named = Readonly<Record<string, string>>;

const [{ FORMS }, { ADDRESSES }, { fieldNames }, { choiceNames }, { ON_PHONE }, { hasOwnDialog }] =
  await Promise.all([
    fromConsole<{ readonly FORMS: Readonly<Record<string, readonly Field[]>> }>('forms/forms.js'),
    fromConsole<{ readonly ADDRESSES: Named }>('forms/addresses.js'),
    fromConsole<{ readonly fieldNames: Words<Named> }>('forms/field-names.js'),
    fromConsole<{ readonly choiceNames: Words<Readonly<Record<string, Named>>> }>(
      'forms/choice-names.js',
    ),
    fromConsole<{ readonly ON_PHONE: readonly string[] }>('actions/on-phone.js'),
    fromConsole<{ readonly hasOwnDialog: (command: string) => boolean }>(
      'issue/act/own-dialogs.js',
    ),
  ]);

/** Reported on a page of its own; the others of the table are about a matter that exists. */
const gates = COMMAND_GATES.filter(({ route }) => route.command !== 'ReportIssue');

/** Commands that the policy lets some person give; the engine's own have no form. */
const forPeople = gates
  .map(({ route }) => route.command)
  .filter((command) => Object.keys(POLICY[command]).some((role) => role !== 'SYSTEM'));

const fieldsOf = (command: string): readonly Field[] => FORMS[command] ?? [];
const schemaOf = (command: string) =>
  gates.find(({ route }) => route.command === command)?.body.schema ?? {};
const withForm = forPeople.filter((command) => command in FORMS);

/** What the act itself names: whose call of a whistle it is, whose order, which appellant's. */
const namedByTheAct = (command: IssueCommandName): readonly string[] => [
  'appellant',
  ...(command === 'RespondToOrder' || (ADDRESSES[command] ?? '').includes('{whistle}')
    ? ['unit']
    : []),
];

/** As long as a code may be; its schema says so by a pattern. */
const LONGEST_CODE = 100;

/** What a command could say and no form asks for: the catalogue's or the mechanism's word counts. */
const NOT_ASKED: Readonly<Record<string, readonly string[]>> = {
  AcceptIssue: ['dueAt', 'tags'],
  DispatchIssue: ['basis'],
  MakeCallback: ['scriptVersion'],
  BlowWhistle: ['dueAt', 'coordinator', 'profile'],
  SuspendIssue: ['askedBy'],
};

describe('the forms of commands', () => {
  it('are there for every command a person may be offered', () => {
    const missing = forPeople.filter((command) => !(command in FORMS) && !hasOwnDialog(command));
    expect(missing).toEqual([]);
    expect(
      Object.keys(FORMS).filter((command) => !withForm.some((one) => one === command)),
    ).toEqual([]);
  });

  it('send each command to its address', () => {
    const paths = gates
      .filter(({ route: { command } }) => forPeople.includes(command))
      .map(({ route: { command, path } }) => [command, `/${path.replace(/:(\w+)/g, '{$1}')}`]);
    expect(ADDRESSES).toEqual(Object.fromEntries(paths));
  });

  it.each(withForm)(
    'ask for what the API needs of %s, and for nothing it does not take',
    (command) => {
      const { required = [], properties = {} } = schemaOf(command);
      const asked = fieldsOf(command).map(({ name }) => name);
      const known = [...asked, ...namedByTheAct(command)];
      expect(required.filter((name) => !known.includes(name))).toEqual([]);
      expect(asked.filter((name) => !(name in properties))).toEqual([]);
      const unasked = Object.keys(properties).filter((name) => !known.includes(name));
      expect(unasked).toEqual(NOT_ASKED[command] ?? []);
    },
  );

  it.each(withForm)('need what the API needs of %s, and take as much of it', (command) => {
    const { required = [], properties = {} } = schemaOf(command);
    for (const { name, needed, kind } of fieldsOf(command)) {
      if (required.includes(name)) expect([name, needed]).toEqual([name, true]);
      const { maxLength = LONGEST_CODE, enum: values } = properties[name] ?? {};
      if (kind.is === 'text' || kind.is === 'line')
        expect([name, kind.most]).toEqual([name, maxLength]);
      if (kind.list !== undefined) {
        const offered = kind.only ?? Object.keys(choiceNames.zh[kind.list] ?? {});
        expect(offered.filter((value) => values?.includes(value) !== true)).toEqual([]);
      }
    }
  });

  it('have a name for every field and every choice, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = fieldNames[language];
      const asked = Object.values(FORMS).flatMap((fields) => fields.map(({ name }) => name));
      expect(asked.filter((name) => (names[name] ?? '') === '')).toEqual([]);
    }
    expect(Object.keys(fieldNames.en)).toEqual(Object.keys(fieldNames.zh));
    for (const [list, names] of Object.entries(choiceNames.zh))
      expect([list, Object.keys(choiceNames.en[list] ?? {})]).toEqual([list, Object.keys(names)]);
  });

  it('name their fields as some command does, and as nothing else', () => {
    const known = new Set(
      Object.entries(FORMS).flatMap(([command, fields]) =>
        fields.flatMap(({ name }) => [name, `${command}.${name}`]),
      ),
    );
    expect(Object.keys(fieldNames.zh).filter((name) => !known.has(name))).toEqual([]);
  });

  it('hang only on fields that are asked as well', () => {
    for (const [command, fields] of Object.entries(FORMS))
      for (const { when } of fields)
        if (when !== undefined)
          expect([command, fields.some(({ name }) => name === when.field)]).toEqual([
            command,
            true,
          ]);
  });
});

describe('what a phone offers', () => {
  it('has a form there, each once', () => {
    expect(ON_PHONE.filter((command) => !(command in FORMS))).toEqual([]);
    expect(new Set(ON_PHONE).size).toBe(ON_PHONE.length);
  });
});
