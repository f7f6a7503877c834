/** Parts of the document that many operations share. */
export const COMPONENTS = {
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description: '登录 POST /sessions 所得令牌 / the token of POST /sessions',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        '重试时用同一个值：同样的请求得到同样的答复 / the same for a retry: same request, same answer',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
      example: '7c1e9a52-7d3c-4a55-9a0d-5f0f6f1c2b11',
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      required: false,
      description:
        '先前答复中的 ETag；已变化则 412 / the ETag answered before; 412 where it changed',
      schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
      example: '"7"',
    },
    Rehearsal: {
      name: 'Shaodao-Rehearsal',
      in: 'header',
      required: false,
      description:
        '演练：照常判断，什么也不记录，答复会发生什么（200）；此时不需要 Idempotency-Key / rehearsal: judged as ever, nothing recorded, answered what would happen (200); needs no Idempotency-Key',
      schema: { type: 'string', enum: ['true'] },
    },
    ActingAs: {
      name: 'Shaodao-Acting-As',
      in: 'header',
      required: false,
      description: '有多个岗位的人以哪个岗位操作 / the post in which a person with several acts',
      schema: { type: 'string' },
    },
    AcceptLanguage: {
      name: 'Accept-Language',
      in: 'header',
      required: false,
      description: 'zh（默认）或 en / zh (default) or en',
      schema: { type: 'string' },
      example: 'zh',
    },
    After: {
      name: 'Shaodao-Position',
      in: 'header',
      required: false,
      description:
        '先前答复中的位置：最多等 2 秒，直到读到它 / a position answered before: waits up to 2 s for it',
      schema: { type: 'string', pattern: '^\\d{1,15}$' },
    },
  },
  headers: {
    ETag: { description: '事项的版本 / revision of the issue', schema: { type: 'string' } },
    Position: {
      description: '最后一个事件的位置 / position of the last event',
      schema: { type: 'string' },
    },
    Replayed: {
      description: 'true：这是对重试的原答复 / true: the first answer, given again',
      schema: { type: 'string', enum: ['true'] },
    },
    Location: {
      description: '新事项的地址 / address of the new issue',
      schema: { type: 'string' },
    },
    RetryAfter: { description: '秒 / seconds', schema: { type: 'string' } },
  },
  schemas: {
    Problem: {
      type: 'object',
      description:
        'RFC 9457；code 不变，detail 随语言 / stable code, detail in the caller’s language',
      required: ['type', 'title', 'status', 'code', 'detail'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string' },
        detail: { type: 'string' },
        params: { type: 'object' },
        errorId: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'rule', 'message'],
            properties: {
              field: { type: 'string', description: 'JSON pointer' },
              rule: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
      example: {
        type: 'urn:shaodao:problem:VALIDATION_FAILED',
        title: '请求格式不对',
        status: 400,
        code: 'VALIDATION_FAILED',
        detail: '有字段不合要求，见 errors。',
        errors: [{ field: '/title', rule: 'required', message: '必须填写' }],
      },
    },
  },
} as const;
