import { inBoth } from '../language/words.js';

export const words = inBoth(
  {
    more: '更多',
    other: '还可以办的事',
    send: '提交',
    sent: '已提交',
    cancel: '取消',
    nothing: '目前没有需要您办的步骤。',
    afterOwn: '在您待发送的步骤之后',
    whyNot: '为什么还不能办结',
  },
  {
    more: 'More',
    other: 'What else may be done',
    send: 'Submit',
    sent: 'Submitted',
    cancel: 'Cancel',
    nothing: 'Nothing waits for you here at present.',
    afterOwn: 'After your steps that are not sent yet',
    whyNot: 'Why it cannot be completed yet',
  },
);
