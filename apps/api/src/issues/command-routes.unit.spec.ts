import { describe, expect, it } from '@jest/globals';
import { ISSUE_COMMANDS } from '@shaodao/issue';
import { COMMAND_ROUTES } from './command-routes.js';

describe('the addresses of commands', () => {
  it('are one for each command of an issue', () => {
    const routed = COMMAND_ROUTES.map(({ command }) => command);
    expect([...routed].sort()).toEqual(Object.keys(ISSUE_COMMANDS).sort());
  });

  it('differ, whatever their parameters are called', () => {
    const paths = COMMAND_ROUTES.map(({ path }) => path.replace(/:\w+/g, ':'));
    expect(new Set(paths).size).toBe(paths.length);
  });
});
