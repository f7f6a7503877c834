import { STATUS_CODES } from 'node:http';
import type { Sentence } from '@shaodao/platform';

/** Titles by HTTP status; the code says more exactly what happened. */
const TITLES: Readonly<Record<number, Sentence>> = {
  400: { zh: '请求格式不对', en: 'Malformed request' },
  401: { zh: '需要登录', en: 'Login required' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '不存在', en: 'Not found' },
  405: { zh: '不支持该方法', en: 'Method not allowed' },
  409: { zh: '与当前状态冲突', en: 'Conflict with the current state' },
  412: { zh: '内容已被更新', en: 'Changed meanwhile' },
  413: { zh: '请求过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  422: { zh: '不能这样办理', en: 'Cannot be done' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  431: { zh: '报头过大', en: 'Headers too large' },
  500: { zh: '内部错误', en: 'Internal error' },
  503: { zh: '暂时无法服务', en: 'Unavailable for now' },
};

/** What a person reads for each code of the HTTP door itself, with what can be done about it. */
export const DOOR_SENTENCES: Readonly<Record<string, Sentence>> = {
  MALFORMED_JSON: {
    zh: '正文不是有效的 UTF-8 JSON。',
    en: 'The body is not valid JSON in UTF-8.',
  },
  VALIDATION_FAILED: {
    zh: '有字段不合要求，见 errors。',
    en: 'Some fields are not acceptable; see errors.',
  },
  MALFORMED_REQUEST: {
    zh: '请求的地址或报头无法读取。',
    en: 'The address or the headers of the request cannot be read.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    zh: '每个命令都要带 Idempotency-Key 报头（1 至 200 个可见 ASCII 字符）；重试时用同一个值。',
    en: 'Every command needs an Idempotency-Key header of 1 to 200 visible ASCII characters; use the same one for a retry.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '这个 Idempotency-Key 已用于另一个请求，请换一个新的。',
    en: 'This Idempotency-Key was used for another request before; use a new one.',
  },
  IF_MATCH_INVALID: {
    zh: 'If-Match 应为先前答复中的 ETag，例如 "7"。',
    en: 'If-Match must be an ETag as answered before, such as "7".',
  },
  IF_MATCH_ON_NEW: {
    zh: '新登记的事项还没有版本，请去掉 If-Match；防止重复登记用 Idempotency-Key。',
    en: 'A new issue has no revision yet; leave If-Match out. Idempotency-Key keeps a report from being made twice.',
  },
  POSITION_INVALID: {
    zh: '位置应为先前答复中的 Shaodao-Position。',
    en: 'The position must be a Shaodao-Position as answered before.',
  },
  LAST_EVENT_ID_INVALID: {
    zh: 'Last-Event-ID 应为本服务的实时流给出的 id；要从现在开始，请不带这个报头。',
    en: 'Last-Event-ID must be an id this service’s stream gave; leave the header out to start from now.',
  },
  CURSOR_INVALID: {
    zh: 'cursor 应为上一页答复中的值。',
    en: 'The cursor must be one that the page before gave.',
  },
  SEARCH_TOO_SHORT: {
    zh: '搜索内容太短：中文至少连续两个字，西文至少一个两个字母的词。',
    en: 'The search is too short: it takes two Chinese characters in a row or a word of two letters.',
  },
  UNAUTHENTICATED: {
    zh: '请先登录，并在 Authorization 报头中带上令牌。',
    en: 'Log in and send the token in the Authorization header.',
  },
  SIDE_STREAM_UNKNOWN: { zh: '没有这条记录。', en: 'There is no such record.' },
  PLAYBOOK_UNKNOWN: { zh: '没有这个机制。', en: 'There is no such playbook.' },
  PLAYBOOK_INVALID: {
    zh: '机制文本有误，请按 params.faults 逐行更正。',
    en: 'The playbook has faults; correct them line by line as params.faults says.',
  },
  ISSUE_UNKNOWN: { zh: '没有这个事项。', en: 'There is no such issue.' },
  NOT_FOUND: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  METHOD_NOT_ALLOWED: {
    zh: '这个地址不支持该方法，可用方法见 Allow 报头。',
    en: 'This address does not take that method; see the Allow header.',
  },
  REVISION_STALE: {
    zh: '该事项已被他人更新，请重新读取后再试；当前版本见 ETag。',
    en: 'The issue was changed meanwhile; read it again and retry. The current revision is the ETag.',
  },
  BODY_TOO_LARGE: { zh: '正文超过大小限制。', en: 'The body is larger than allowed.' },
  ADDRESS_TOO_LONG: { zh: '地址中的某一段过长。', en: 'A part of the address is too long.' },
  CONTENT_TYPE_UNSUPPORTED: {
    zh: '正文须为 application/json。',
    en: 'The body must be application/json.',
  },
  SUBJECT_UNKNOWN: {
    zh: '没有这个编号的个人信息，请核对；没有删除任何内容。',
    en: 'Nothing is kept under this subject; check it. Nothing was erased.',
  },
  SUBJECT_ERASED: {
    zh: '该人员的个人信息已被删除，不能再以其名义登记。',
    en: 'This person has been erased; nothing more can be recorded under the subject.',
  },
  CONTENDED: {
    zh: '该事项正被多人同时办理，请稍后重试。',
    en: 'Many are working on this issue at once; try again in a moment.',
  },
  STORE_UNAVAILABLE: {
    zh: '数据库暂时无法访问，请稍后以同一个 Idempotency-Key 重试。',
    en: 'The database cannot be reached for now; retry with the same Idempotency-Key.',
  },
  TOO_MANY_STREAMS: {
    zh: '您打开的实时连接过多，请关闭一些。',
    en: 'You hold too many live streams; close some.',
  },
  PROJECTION_BEHIND: {
    zh: '读取数据尚未跟上该位置，请稍后重试。',
    en: 'The read tables have not reached that position yet; try again in a moment.',
  },
  SHUTTING_DOWN: { zh: '服务正在停止。', en: 'The service is shutting down.' },
  INTERNAL: {
    zh: '发生内部错误，已记录；反馈时请附上 errorId。',
    en: 'Something went wrong and was recorded; mention errorId when you report it.',
  },
};

/** Title of a status in both languages. */
export function titleOf(status: number): Sentence {
  const english = STATUS_CODES[status] ?? 'Error';
  return TITLES[status] ?? { zh: english, en: english };
}
