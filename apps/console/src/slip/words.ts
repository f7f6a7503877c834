import { inBoth } from '../language/words.js';

/** The order slip is a Chinese official form; only what stands around it is translated. */
export const words = inBoth(
  {
    print: '打印',
    back: '回到事项',
    hint: 'Ctrl+P 打印 · B 回到事项',
    none: '还没有派单，没有可打印的派单单。',
  },
  {
    print: 'Print',
    back: 'Back to the matter',
    hint: 'Ctrl+P to print · B back to the matter',
    none: 'Nobody has been dispatched to yet: there is no slip to print.',
  },
);
