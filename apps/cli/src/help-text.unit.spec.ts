import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commands } from './commands/index.js';
import { commandHelpText } from './help-text.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe.each(commands.map((command) => [command.name, command] as const))(
  'the help of %s',
  (_name, command) => {
    const { usage, words = [], page = 'README.md' } = command;

    it('explains every option and every <word> of the call, in both languages', () => {
      const named = usage.match(/--[a-z]+|<[a-z]+/g) ?? [];
      const explained = words.map(({ word }) => word);
      for (const word of named)
        expect(explained.filter((each) => each.startsWith(word)).length).toBeGreaterThan(0);
      for (const { meaning } of words) {
        expect(meaning.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(meaning.en).not.toMatch(/[\u4e00-\u9fff]/);
      }
    });

    it('names only a page that exists', () => {
      expect(existsSync(join(root, page))).toBe(true);
      expect(commandHelpText(command).includes(`更多 More: ${page}`)).toBe(
        command.page !== undefined,
      );
    });
  },
);
