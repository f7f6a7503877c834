import { inBoth } from '../../language/words.js';

/** What the forms of commands say. */
export const words = inBoth(
  {
    more: '更多操作',
    none: '现在没有需要您办的。',
    closed: '现在不能办',
    send: '确定',
    cancel: '取消',
    rehearse: '先看会怎样',
    rehearsed: '确定后将会：',
    nothing: '不会有任何变化。',
    done: (name: string): string => `已${name}`,
    meanwhile: '打开之后事项有变化：',
    hint: 'Ctrl+回车 确定 · Esc 取消',
    ask: (what: string): string => `${what}？`,
  },
  {
    more: 'More',
    none: 'Nothing waits for you here.',
    closed: 'Not possible now',
    send: 'Confirm',
    cancel: 'Cancel',
    rehearse: 'See what will happen',
    rehearsed: 'If confirmed:',
    nothing: 'Nothing will change.',
    done: (name: string): string => `Done: ${name}`,
    meanwhile: 'Changed since this was opened:',
    hint: 'Ctrl+Enter to confirm · Esc to cancel',
    ask: (what: string): string => `${what}?`,
  },
);
