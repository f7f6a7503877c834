import { describe, expect, it } from '@jest/globals';
import { COMMAND_TERMS } from '@shaodao/issue';
import { COMMAND_ROUTES } from '../../apps/api/src/issues/command-routes.js';
import { fromConsole, type Words } from './console-module.js';

type Named = Readonly<Record<string, string>>;

const { commandNames } = await fromConsole<{ readonly commandNames: Words<Named> }>(
  'names/command-names.js',
);
const LANGUAGES = ['zh', 'en'] as const;

describe('the names of commands on buttons', () => {
  it.each(LANGUAGES)(
    'are there for every command of the API, and for no other (%s)',
    (language) => {
      const names = commandNames[language];
      const commands = COMMAND_ROUTES.map(({ command }) => command);
      expect(Object.keys(names).toSorted()).toEqual(commands.toSorted());
      expect(Object.values(names).filter((name) => name.trim() === '')).toEqual([]);
    },
  );

  it.each(LANGUAGES)('tell each command from the others (%s)', (language) => {
    const names = Object.values(commandNames[language]);
    expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([]);
  });

  it('are the words in which a refusal speaks of them', () => {
    const spoken = (language: 'zh' | 'en') =>
      Object.fromEntries(
        Object.entries(COMMAND_TERMS).map(([name, term]) => [name, capital(term[language])]),
      );
    expect(commandNames.zh).toEqual(spoken('zh'));
    expect(commandNames.en).toEqual(spoken('en'));
  });
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
