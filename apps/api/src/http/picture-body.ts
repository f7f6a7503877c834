import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** What a picture may be sent as. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** The one address that takes pictures. */
const PICTURES = '/media';

/**
 * Hands pictures on unread: whoever is not let in is refused before a byte of theirs is kept in memory.
 */
export function takePictures(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...PICTURE_TYPES], (request, payload, done) => {
    if (request.routeOptions.url === PICTURES) done(null, payload);
    else done(new Problem(415, 'CONTENT_TYPE_UNSUPPORTED'));
  });
}

/**
 * The bytes of the picture a request carries.
 * @param most bytes; more is refused as soon as it is known
 * @throws Problem 413, or 415 where the body is none of the types
 */
export async function pictureIn(request: FastifyRequest, most: number): Promise<Buffer> {
  const body = request.body as Readable | null | undefined;
  if (typeof body?.[Symbol.asyncIterator] !== 'function')
    throw new Problem(415, 'MEDIA_FORMAT_UNSUPPORTED');
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(most: number): Problem {
  const megabytes = String(Math.floor(most / 1_048_576));
  return new Problem(413, 'BODY_TOO_LARGE', {
    params: { mostBytes: most },
    sentence: {
      zh: `图片太大：最大 ${megabytes} MB。请缩小后再上传。`,
      en: `The picture is too large: at most ${megabytes} MB. Make it smaller and send it again.`,
    },
  });
}
