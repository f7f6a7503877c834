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
  410: { zh: '已删除', en: 'Gone' },
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
  REHEARSAL_INVALID: {
    zh: 'Shaodao-Rehearsal 只能写 true；不演练、要真正办理时请去掉它。',
    en: 'Shaodao-Rehearsal can only be true; leave it out where the command is meant.',
  },
  REHEARSAL_NOT_OFFERED: {
    zh: '这条命令不能演练；请去掉 Shaodao-Rehearsal 再发送。',
    en: 'This command cannot be rehearsed; leave Shaodao-Rehearsal out of it.',
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
  MOMENT_INVALID: {
    zh: 'asOf 应为一个位置（数字）、带时区的时刻，或者一天；这一天或时刻并不存在。',
    en: 'The moment asOf must be a position (digits), an instant with its offset, or a day; there is no such one.',
  },
  MOMENT_AHEAD: {
    zh: '这个时刻还没有到来，只能回看已经过去的时刻；要看现状，请去掉 asOf。',
    en: 'That moment has not come yet; only the past can be looked back at. Leave asOf out to see how things stand.',
  },
  UNAUTHENTICATED: {
    zh: '请先登录，并在 Authorization 报头中带上令牌。',
    en: 'Log in and send the token in the Authorization header.',
  },
  VIEW_UNKNOWN: { zh: '您没有保存过这个名称的视图。', en: 'You keep no view of this name.' },
  VIEW_NAME_INVALID: {
    zh: '视图名称须为 1 至 60 个字符，前后不留空格。',
    en: 'The name of a view has 1 to 60 characters, without space at its ends.',
  },
  TOO_MANY_VIEWS: {
    zh: '最多保存 50 个视图，请先删除不用的。',
    en: 'You keep 50 views, the most there can be; drop one first.',
  },
  SIDE_STREAM_UNKNOWN: { zh: '没有这条记录。', en: 'There is no such record.' },
  PLAYBOOK_UNKNOWN: { zh: '没有这个机制。', en: 'There is no such playbook.' },
  PLAYBOOK_INVALID: {
    zh: '机制文本有误，请按 params.faults 逐行更正。',
    en: 'The playbook has faults; correct them line by line as params.faults says.',
  },
  DIRECTORY_FILE_FAULTY: {
    zh: '名录文件有误，请按所列的行与字段更正。',
    en: 'The file of the directory has faults; correct the rows and fields named.',
  },
  FORMULAS_UNKNOWN: {
    zh: '没有这套考核口径，或没有这一版。',
    en: 'There are no such formulas, or not in this version.',
  },
  FORMULAS_INVALID: {
    zh: '考核口径有误，请按 params.faults 逐行更正。',
    en: 'The formulas have faults; correct them line by line as params.faults says.',
  },
  PERIOD_UNKNOWN: {
    zh: '考核口径中没有这一期，请写作“类别.编码”，例如 month.2026-03；类别见 params.kinds。',
    en: 'The formulas know no such period; write kind and code, such as month.2026-03. The kinds are in params.kinds.',
  },
  METRIC_UNKNOWN: {
    zh: '考核口径中没有这个指标。',
    en: 'The formulas have no such metric.',
  },
  TABLE_UNPUBLISHED: {
    zh: '这一期考核表没有发布，或没有这一版。',
    en: 'The table of this period is not published, or has no such revision.',
  },
  FIGURES_INCOMPLETE: {
    zh: '有事项的事件尚未计入（见 params.streams），数字不完整，暂不能发布；请先处理搁置的事件。',
    en: 'Events of some issues are set aside and not counted (params.streams), so the figures are incomplete and nothing is published; deal with the parked events first.',
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
    zh: '正文须为 application/json；只有 /media 接受图片。',
    en: 'The body must be application/json; only /media takes pictures.',
  },
  MEDIA_NOT_A_PICTURE: {
    zh: '无法读取这张图片，文件可能已损坏或不是图片；请重新拍摄或换一张。',
    en: 'This picture cannot be read: the file is damaged or no picture. Take it again or choose another.',
  },
  MEDIA_FORMAT_UNSUPPORTED: {
    zh: '请上传 JPEG、PNG 或 WebP 图片；HEIC 等格式请先转为 JPEG（手机相机可设为“兼容性最佳”）。',
    en: 'Pictures are taken as JPEG, PNG or WebP; turn HEIC and others into JPEG first (on a phone: “most compatible”).',
  },
  MEDIA_TOO_LARGE: {
    zh: '这张图片的像素太多，请缩小后再上传。',
    en: 'This picture has too many pixels; make it smaller and send it again.',
  },
  MEDIA_UNKNOWN: { zh: '没有这张图片。', en: 'There is no such picture.' },
  MEDIA_ERASED: {
    zh: '这张图片已随有关人员的个人信息一并删除。',
    en: 'This picture was erased along with the person it belonged to.',
  },
  RECEIPT_UNKNOWN: {
    zh: '没有查到：请核对受理编号和上报时留的手机号后四位。没有留手机号的，请拨打 12345 查询。',
    en: 'Nothing found: check the code of the receipt and the last four digits of the phone that was left. Without a phone, call 12345.',
  },
  TOO_OFTEN: {
    zh: '操作太频繁，请稍后再试；紧急情况请拨打 110、119、120。',
    en: 'Too many tries; try again later. In an emergency call 110, 119 or 120.',
  },
  GUESTS_CLOSED: {
    zh: '这里目前不接受免登录上报，请登录或拨打 12345。',
    en: 'Reporting without an account is closed here; log in or call 12345.',
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
  SPAN_INVALID: {
    zh: 'from 与 to 应同为位置或同为时刻，且 from 不晚于 to。',
    en: 'The ends from and to are both positions or both instants, from not after to.',
  },
  TOO_MANY_EXPORTS: {
    zh: '正在进行的导出过多，请等其中一些完成后再试。',
    en: 'Too many exports are under way; try again when some have ended.',
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
