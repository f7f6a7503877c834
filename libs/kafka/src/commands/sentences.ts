import type { Sentence } from '@shaodao/platform';

/** Why a message is no command. It goes to the dead letters under this code. */
export const FAULT_SENTENCES = {
  UNREADABLE: {
    zh: '消息不是有效的 UTF-8 JSON。',
    en: 'The message is not valid JSON in UTF-8.',
  },
  ATTRIBUTES_INVALID: {
    zh: '消息不是合格的 CloudEvent 1.0（structured 模式），错处见 faults。',
    en: 'The message is no proper CloudEvent 1.0 in structured mode; see faults.',
  },
  TYPE_UNKNOWN: {
    zh: '没有这种命令，或部门系统不能发送这种命令；可用的 type 见 docs/asyncapi.yaml。',
    en: 'There is no such command for departments; docs/asyncapi.yaml lists the types.',
  },
  KEY_NOT_ISSUE: {
    zh: '消息的 key 必须与 subject（事项编号）相同，否则同一事项的命令无法保持次序。',
    en: 'The key of the message must be its subject, the issue; else its commands would lose their order.',
  },
  VALIDATION_FAILED: {
    zh: 'data 中有字段不合要求，见 faults。',
    en: 'Some fields of data are not acceptable; see faults.',
  },
  TOKEN_MISSING: {
    zh: '消息没有 authorization 报头（Bearer 令牌），无法得知由谁发送。',
    en: 'The message has no authorization header with a Bearer token, so nobody knows who sent it.',
  },
  INTERNAL: {
    zh: '处理命令时发生内部错误，已记录；消息保存在死信主题中。',
    en: 'Something went wrong with the command and was recorded; the message is kept with the dead letters.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type CommandFaultCode = keyof typeof FAULT_SENTENCES;

/** Why a command was not carried out that neither the core nor the policy refused. */
export const REFUSAL_SENTENCES = {
  REVISION_STALE: {
    zh: '该事项已被更新，expectedrevision 不是当前版本；请读取后重试。',
    en: 'The issue was changed meanwhile and expectedrevision is not its revision; read it and retry.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '这个 id 已用于另一个命令，请换一个新的。',
    en: 'This id was used for another command before; use a new one.',
  },
  SUBJECT_ERASED: {
    zh: '该人员的个人信息已被删除，不能再以其名义登记。',
    en: 'This person has been erased; nothing more can be recorded under the subject.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
