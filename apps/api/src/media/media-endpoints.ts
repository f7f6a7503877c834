import type { Endpoint } from '../openapi/endpoint.js';

const SEEING = [400, 401, 403, 404, 410, 503];

/** Pictures. */
export const MEDIA_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: 'media',
    tag: 'media',
    summary: {
      zh: '上传图片（去除拍摄地点等一切附加信息）',
      en: 'Bring a picture; whatever is not a pixel is taken out, such as where it was taken',
    },
    status: 201,
    takesPicture: true,
    idempotent: true,
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: 'media/:media',
    tag: 'media',
    summary: { zh: '图片', en: 'A picture' },
    status: 200,
    contentType: 'image/jpeg',
    waits: true,
    problems: SEEING,
  },
  {
    method: 'get',
    path: 'media/:media/thumbnail',
    tag: 'media',
    summary: { zh: '图片的缩略图', en: 'A small copy of a picture' },
    status: 200,
    contentType: 'image/jpeg',
    waits: true,
    problems: SEEING,
  },
];
