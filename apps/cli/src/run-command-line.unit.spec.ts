import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ReadableError, type Sentence } from '@shaodao/platform';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CliContext } from './cli-context.js';
import type { Command, CommandModule } from './command.js';
import { runCommandLine } from './run-command-line.js';

/** Keeps what would go to the terminal. */
class QuietContext extends CliContext {
  readonly printed: string[] = [];
  readonly complaints: string[] = [];
  closed = 0;

  override print(text: string): void {
    this.printed.push(text);
  }

  override complain({ zh, en }: Sentence): void {
    this.complaints.push(`${zh}\n${en}`);
  }

  override async close(): Promise<void> {
    this.closed++;
    await super.close();
  }
}

function command(name: string, run: CommandModule['run']): Command {
  return {
    name,
    summary: { zh: `${name}的说明`, en: `what ${name} does` },
    usage: '<file>',
    words: [{ word: '<file>', meaning: { zh: '要数的文件', en: 'what is counted' } }],
    page: 'docs/count.md',
    load: () => Promise.resolve({ run }),
  };
}

describe('the command line', () => {
  let context: QuietContext;

  beforeEach(() => {
    context = new QuietContext({});
  });

  const count = command('count', (args, { print }) => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    print.call(context, String(positionals.length));
    return Promise.resolve(undefined);
  });

  function failing(error: Error): Command {
    return command('fail', () => Promise.reject(error));
  }

  it.each([[], ['help'], ['--help'], ['-h']])('lists the commands on "%s"', async (...words) => {
    expect(await runCommandLine(words, [count], context)).toBe(0);
    expect(context.printed.join()).toContain('count <file>  count的说明 what count does');
  });

  it('gives a command what stands behind its name', async () => {
    expect(await runCommandLine(['count', 'a', 'b'], [count], context)).toBe(0);
    expect(context.printed).toEqual(['2']);
    expect(context.closed).toBe(1);
  });

  it('explains a command instead of running it', async () => {
    expect(await runCommandLine(['count', '--help'], [count], context)).toBe(0);
    expect(context.printed.join()).toBe(
      [
        '用法 Usage: shaodao count <file>',
        '',
        'count的说明',
        'what count does',
        '',
        '  <file>  要数的文件',
        '          what is counted',
        '',
        '更多 More: docs/count.md',
      ].join('\n'),
    );
  });

  it('suggests what an unknown command may have meant', async () => {
    expect(await runCommandLine(['cuont'], [count], context)).toBe(2);
    expect(context.complaints.join()).toContain('Did you mean shaodao count');
  });

  it('points to the help when nothing is near', async () => {
    expect(await runCommandLine(['zzz'], [count], context)).toBe(2);
    expect(context.complaints.join()).toContain('See shaodao help');
  });

  it('shows how a command is called when its arguments are wrong', async () => {
    expect(await runCommandLine(['count', '--loud'], [count], context)).toBe(2);
    expect(context.complaints.join()).toMatch(/Wrong arguments: .*--loud.*shaodao count <file>/s);
  });

  it('shows the sentence of a readable error, and no stack', async () => {
    const error = new ReadableError({ zh: '没有文件', en: 'There is no file' });
    expect(await runCommandLine(['fail'], [failing(error)], context)).toBe(1);
    expect(context.complaints).toEqual(['没有文件\nThere is no file']);
    expect(context.closed).toBe(1);
  });

  it('shows the stack and the cause of what nobody expected', async () => {
    const error = new Error('odd', { cause: new Error('older') });
    expect(await runCommandLine(['fail'], [failing(error)], context)).toBe(1);
    expect(context.complaints.join()).toMatch(
      /failed unexpectedly: Error: odd[^]*Caused by: Error: older/,
    );
  });

  it('ends with a code of its own where a command keeps 1 for an answer', async () => {
    const refused = { ...failing(new ReadableError({ zh: '无', en: 'None' })), faultCode: 3 };
    expect(await runCommandLine(['fail'], [refused], context)).toBe(3);
    expect(
      await runCommandLine(['fail'], [{ ...failing(new Error('odd')), faultCode: 3 }], context),
    ).toBe(3);
    const wrong = { ...count, faultCode: 3 };
    expect(await runCommandLine(['count', '--loud'], [wrong], context)).toBe(2);
  });

  it('refuses wrong variables before any work', async () => {
    const wrong = new QuietContext({ PORT: 'x', LOG_LEVEL: 'y' });
    const reading = command('read', (_args, { configuration }) =>
      Promise.resolve(configuration.port),
    );
    expect(await runCommandLine(['read'], [reading], wrong)).toBe(1);
    expect(wrong.complaints.join()).toMatch(/variable PORT must .*\n.*variable LOG_LEVEL must/);
  });

  it('passes on the exit code of a command', async () => {
    const rejecting = command('check', () => Promise.resolve(3));
    expect(await runCommandLine(['check'], [rejecting], context)).toBe(3);
  });

  it('asks a command to end on a signal and takes the exit code it ends with', async () => {
    const serving = command('serve', async (_args, { signal }) => {
      process.emit('SIGTERM', 'SIGTERM');
      while (!signal.aborted) await pause(1);
      return 0;
    });
    expect(await runCommandLine(['serve'], [serving], context)).toBe(0);
  });

  it('says by its exit code that a signal cut a command short', async () => {
    const cut = command('cut', async (_args, { signal }) => {
      process.emit('SIGINT', 'SIGINT');
      while (!signal.aborted) await pause(1);
      return undefined;
    });
    expect(await runCommandLine(['cut'], [cut], context)).toBe(130);
    expect(context.closed).toBe(1);
  });
});
